#include "CKernels.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* A fused multiply-add rounds once instead of twice: results would differ between machines. */
#pragma STDC FP_CONTRACT OFF
/* Vectors wider than a machine's registers are passed between inlined functions only. */
#pragma clang diagnostic ignored "-Wpsabi"
