/* One variant of all kernels: included with NAME, its table's name, inside the target attribute of an instruction set.
   Every function in here is static, so a second inclusion in another file does not clash. */

#include "vectors.h"
#include "rows.h"
#include "attention.h"

const CKernelTable TABLE = {
    .name = NAME,
    .embed = embed,
    .quantise = quantise,
    .queries_keys_values = queries_keys_values,
    .attend = attend,
    .add_and_norm = add_and_norm,
    .gelu = gelu_rows,
    .gelu_quantised = gelu_quantised,
    .log_softmax = log_softmax,
};
