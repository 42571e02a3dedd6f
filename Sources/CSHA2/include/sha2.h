#ifndef FENGWU_SHA2_H
#define FENGWU_SHA2_H

#include <stddef.h>
#include <stdint.h>

/// Whether the processor has instructions for SHA-256.
int sha256_is_in_hardware(void);

/// Works `count` blocks of 64 bytes into the eight words of `state` (FIPS 180-4 §6.2.2); only where `sha256_is_in_hardware` says so.
void sha256_compress_in_hardware(uint32_t *state, const uint8_t *blocks, size_t count);

#endif
