#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"text.empty", Severity::kError, "The input holds no text",
     "There is nothing to convert: the file is empty, or all of it is white space.",
     "(an empty file)", "(a file with text)", "Lexport"},
    {"text.binary", Severity::kError, "The input is binary data",
     "A word processor's file, a PDF or an archive is not a text; reading its bytes as one "
     "gives rubbish.",
     "lexport convert law.docx", "lexport convert law.txt", "Lexport"},
    {"text.markup", Severity::kError, "The input is a marked-up document, not a plain text",
     "Tags would be taken for words. A document of Akoma Ntoso needs no conversion; others are "
     "saved as text first.",
     "<html><body><p>Article 1 …", "Article 1 …", "Lexport"},
    {"text.too-large", Severity::kError, "The input is larger than the limit",
     "A limit keeps a stranger's file from filling the memory. Raise it if the file is yours.",
     "lexport convert huge.txt", "lexport convert --max-bytes=200000000 huge.txt", "Lexport"},
    {"text.line-too-long", Severity::kError, "A line is longer than the limit",
     "Layout is read from lines. One line of many megabytes is no text that was printed, but "
     "data.",
     "(a line of 100 MB)", "(a line for every paragraph)", "Lexport"},
    {"text.unknown-encoding", Severity::kError, "There is no encoding of that name",
     "The name that was given for the encoding is none that is known.", "--encoding=utf-5",
     "--encoding=utf-8", "Lexport"},
    {"text.invalid-encoding", Severity::kError, "The bytes are not in the encoding that was named",
     "Reading on would put wrong characters into a legal text.",
     "--encoding=utf-16 for a file in UTF-8", "--encoding=utf-8", "Lexport"},
    {"text.invalid-utf8", Severity::kError, "The bytes are not valid UTF-8",
     "A file that begins as UTF-8 and breaks off is damaged; replacing what is broken would "
     "lose words.",
     "(the byte FF in a text in UTF-8)", "(the same text saved as UTF-8)", "RFC 3629, 3"},
    {"text.encoding-guessed", Severity::kNote, "The encoding was guessed",
     "The file does not say in which encoding it is. The guess rests on the frequency of "
     "letters and may be wrong for a short text.",
     "(a file in Windows-1252)", "(the same file in UTF-8, or --encoding=windows-1252)", "Lexport"},
    {"text.control-characters", Severity::kWarning, "The text holds control characters",
     "XML cannot hold them. They are left out, and the ledger says where.", "Article\\x011",
     "Article 1", "XML 1.0, 2.2"},
};

}  // namespace

std::span<const Rule> TextRules() { return kRules; }

}  // namespace lexport
