// Tree: from the plan to the units of the outline, with their runs.

#ifndef LEXPORT_OUTLINE_TREE_H_
#define LEXPORT_OUTLINE_TREE_H_

#include "outline/outline.h"
#include "outline/plan.h"

namespace lexport {

void BuildTree(const Plan& plan, Outline* outline);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_TREE_H_
