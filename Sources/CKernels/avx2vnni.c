#include "prelude.h"

#if defined(__x86_64__)

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,avxvnni"))), apply_to = function)

#define NAME "AVX2 with VNNI"
#define TABLE ckernels_avx2vnni
#define ROWS 4
#define COLUMNS 1
#define LANES 8
#define TILE_ROWS 6

#include "vectors.h"

typedef int32_t Sums __attribute__((ext_vector_type(LANES)));

INLINE Sums add_dots(Sums sums, Sums bytes, Sums weights) {
    return (Sums)_mm256_dpbusd_avx_epi32((__m256i)sums, (__m256i)bytes, (__m256i)weights);
}

#include "variant.h"

#pragma clang attribute pop

#endif
