/* One variant of all kernels: included with these defined, inside the target attribute of an instruction set.

       NAME, TABLE            what the variant is called, and its table
       ROWS, COLUMNS          see attention.h
       LANES, TILE_ROWS       see product.h, as are Sums and add_dots

   Every function in here is static: each file that includes it has its own. */

#include "product.h"
#include "rows.h"
#include "attention.h"

const CKernelTable TABLE = {
    .name = NAME,
    .multiply_bytes = multiply_bytes,
    .multiply_floats = multiply_floats,
    .embed = embed,
    .quantise = quantise,
    .queries_keys_values = queries_keys_values,
    .attend = attend,
    .add_and_norm = add_and_norm,
    .gelu = gelu_rows,
    .gelu_quantised = gelu_quantised,
    .log_softmax = log_softmax,
};
