#include "prelude.h"

#if defined(__x86_64__)

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("sse4.1"))), apply_to = function)

#define NAME "SSE4.1"
#define TABLE ckernels_sse41
#define ROWS 2
#define COLUMNS 1
#define LANES 4
#define TILE_ROWS 4

#include "vectors.h"

typedef int32_t Sums __attribute__((ext_vector_type(LANES)));

INLINE Sums add_dots(Sums sums, Sums bytes, Sums weights) {
    __m128i pairs = _mm_maddubs_epi16((__m128i)bytes, (__m128i)weights);
    return sums + (Sums)_mm_madd_epi16(pairs, _mm_set1_epi16(1));
}

#include "variant.h"

#pragma clang attribute pop

#endif
