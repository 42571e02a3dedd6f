#ifndef FENGWU_ATOMIC_SWAP_H
#define FENGWU_ATOMIC_SWAP_H

/// Exchanges two paths in one step (`renameat2` with `RENAME_EXCHANGE`); returns 0, or the `errno` of the failure.
int atomic_swap(const char *first, const char *second);

#endif
