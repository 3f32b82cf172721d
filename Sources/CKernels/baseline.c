#include "prelude.h"

#define NAME "baseline"
#define TABLE ckernels_baseline
#define ROWS 2
#define COLUMNS 1
#define LANES 4
#define TILE_ROWS 4

#include "vectors.h"

typedef int32_t Sums __attribute__((ext_vector_type(LANES)));

/* Two products fit into 16 bits together. Each 16-bit lane takes every second byte of the rows: first the even ones,
   whose upper neighbours are shifted out, then the odd ones. */
INLINE Sums add_dots(Sums sums, Sums bytes, Sums weights) {
    typedef uint16_t Unsigned __attribute__((ext_vector_type(2 * LANES)));
    typedef int16_t Signed __attribute__((ext_vector_type(2 * LANES)));
    Signed even = (Signed)((Unsigned)bytes & 255) * ((Signed)((Unsigned)weights << 8) >> 8);
    Signed odd = (Signed)((Unsigned)bytes >> 8) * ((Signed)weights >> 8);
    Sums pairs = (Sums)(even + odd);
    return sums + (pairs >> 16) + (pairs << 16 >> 16);
}

#include "variant.h"
