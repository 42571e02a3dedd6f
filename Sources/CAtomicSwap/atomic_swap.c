#define _GNU_SOURCE
#include "atomic_swap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int atomic_swap(const char *first, const char *second) {
  if (renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE) == 0) return 0;
  return errno;
}
