#include "prelude.h"

#if defined(__x86_64__)

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define NAME "AVX2"
#define TABLE ckernels_avx2
#define ROWS 4
#define COLUMNS 1
#define LANES 8
#define TILE_ROWS 4

#include "vectors.h"

typedef int32_t Sums __attribute__((ext_vector_type(LANES)));

INLINE Sums add_dots(Sums sums, Sums bytes, Sums weights) {
    __m256i pairs = _mm256_maddubs_epi16((__m256i)bytes, (__m256i)weights);
    return sums + (Sums)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

#include "variant.h"

#pragma clang attribute pop

#endif
