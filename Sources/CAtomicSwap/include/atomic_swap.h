#ifndef FENGWU_ATOMIC_SWAP_H
#define FENGWU_ATOMIC_SWAP_H

/// Exchanges two paths in one step (`renameat2` with `RENAME_EXCHANGE`); returns 0, or the `errno` of the failure.
int atomic_swap(const char *first, const char *second);

/// Writes everything that waits for the file system of an open file to the disk (`syncfs`); returns 0, or the `errno` of the failure.
int flush_file_system(int file);

#endif
