#include "prelude.h"

#define ROWS 2
#define COLUMNS 1
#define NAME "baseline"
#define TABLE ckernels_baseline
#include "variant.h"
