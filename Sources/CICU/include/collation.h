#ifndef FENGWU_COLLATION_H
#define FENGWU_COLLATION_H

#include <stdint.h>

/// ICU's collator without ICU's headers, which Swift cannot see beside those of Foundation's own ICU.
typedef struct collator collator;

/// The order of a locale such as `zh-u-co-pinyin`; null when ICU does not know it.
collator *collator_open(const char *locale);

void collator_close(collator *order);

/// Writes up to `capacity` bytes of a text's sort key and returns how many there are.
int32_t collator_sort_key(const collator *order, const uint16_t *text, int32_t length, uint8_t *key, int32_t capacity);

#endif
