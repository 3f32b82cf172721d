#include "prelude.h"

#define NAME "baseline"
#define TABLE ckernels_baseline
#include "variant.h"
