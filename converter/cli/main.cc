#include "cli/command.h"

int main(int argc, char** argv) { return lexport::cli::Run(argc, argv); }
