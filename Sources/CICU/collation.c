#include "collation.h"

#include <unicode/ucol.h>

collator *collator_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *opened = ucol_open(locale, &status);
  return U_SUCCESS(status) ? (collator *)opened : 0;
}

void collator_close(collator *order) {
  ucol_close((UCollator *)order);
}

int32_t collator_sort_key(const collator *order, const uint16_t *text, int32_t length, uint8_t *key, int32_t capacity) {
  return ucol_getSortKey((const UCollator *)order, (const UChar *)text, length, key, capacity);
}
