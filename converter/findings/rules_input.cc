#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"input.unreadable", Severity::kError, "An input cannot be read",
     "The file does not exist, may not be opened, or is no regular file. The other inputs are "
     "read all the same.",
     "lexport validate no-such-file.xml", "lexport validate act.xml", "Lexport"},
    {"input.nothing-found", Severity::kError, "A folder holds no input",
     "Nothing was done, which a script that counts on an output should know.",
     "lexport validate empty-folder/", "lexport validate folder-with-xml/", "Lexport"},
    {"input.seen-already", Severity::kNote, "A link leads to a folder that was taken already",
     "Links to folders are followed, though never into the same folder twice: a link to a folder "
     "above "
     "it would have no end. The files of the folder are taken once.",
     "lexport convert texts/ -o out/  (texts/again is a link to texts)",
     "lexport convert texts/ -o out/  (no folder is linked into itself)", "Lexport"},
    {"input.no-file", Severity::kNote, "Something in a folder is no file of bytes",
     "To read a FIFO, a socket or a device can wait for ever or never end, so none is taken "
     "because "
     "it happens to lie in a folder. One that is named on the command line is read.",
     "lexport convert texts/ -o out/  (texts/queue.txt is a FIFO)",
     "lexport convert texts/ texts/queue.txt -o out/", "Lexport"},
    {"input.output-inside", Severity::kNote, "The output folder lies among the inputs",
     "What is in it was made from the inputs, and is not taken for one.",
     "lexport convert texts/ -o texts/out/", "lexport convert texts/ -o out/", "Lexport"},
    {"input.bad-record", Severity::kError, "A record of the input stream is not what it should be",
     "Each line of the stream is one record of its own; one that is broken is skipped, the "
     "others are read.",
     "{\"text\": ", "{\"name\": \"a.txt\", \"text\": \"Article 1 …\"}", "Lexport"},
    {"input.out-of-memory", Severity::kError, "There is not enough memory for an input",
     "A conversion needs about ten times the size of its input, and each of --jobs has one in "
     "hand. "
     "Nothing is written of this input; the others are worked on all the same.",
     "(ulimit -v 200000; lexport convert texts/ -o out/)", "lexport convert texts/ -o out/",
     "Lexport"},
    {"output.unwritable", Severity::kError, "An output cannot be written",
     "The folder does not exist or may not be written to, or the disk is full. No half-written "
     "file is left.",
     "lexport convert a.txt -o /no/such/folder/a.xml", "lexport convert a.txt -o a.xml", "Lexport"},
};

}  // namespace

std::span<const Rule> InputRules() { return kRules; }

}  // namespace lexport
