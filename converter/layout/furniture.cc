#include "layout/reading.h"
