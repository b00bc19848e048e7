#include "cli/help.h"

#include <libxml/xmlversion.h>
#include <openssl/crypto.h>
#include <toml++/toml.h>
#include <unicode/uvernum.h>
#include <zlib.h>

#include <boost/version.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <xercesc/util/XercesVersion.hpp>

#include "base/strings.h"
#include "lexport/version.h"

namespace lexport::cli {
namespace {

constexpr size_t kWidth = 80;

constexpr std::string_view kAbout =
    "Turns the plain text of legal documents into Akoma Ntoso 3.0, checks anybody's Akoma Ntoso, and "
    "derives EPUB, JSON-LD, HTML and plain text from it. No word is lost, none invented, and "
    "everything that was doubtful is said.";

constexpr std::string_view kExitText =
    "0 all is well; 1 an input could not be converted, or there are findings at or above the chosen "
    "severity; 2 the command line or the configuration is wrong; 3 something could not be read or "
    "written; 130 interrupted.";

// `text` broken at spaces so that lines of `width` columns at most result, each behind `indent`.
std::string Wrap(std::string_view text, size_t indent, size_t width = kWidth) {
  std::string out;
  size_t column = 0;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    const size_t length = CountCodePoints(word);
    if (column != 0 && column + 1 + length > width) {
      out += '\n';
      column = 0;
    }
    if (column == 0) {
      out.append(indent, ' ');
      column = indent;
    } else {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
  }
  return out + '\n';
}

std::vector<std::string> Paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  size_t start = 0;
  while (start < text.size()) {
    size_t end = text.find("\n\n", start);
    if (end == std::string_view::npos) end = text.size();
    paragraphs.push_back(FoldSpaces(text.substr(start, end - start)));
    start = end + 2;
  }
  return paragraphs;
}

struct OptionText {
  std::string names;        // "-o, --output PATH"
  std::string description;  // what it does
};

std::vector<OptionText> OptionTexts(const Command& command) {
  po::options_description all;
  all.add(command.options());
  all.add(CommonOptions());
  std::vector<OptionText> texts;
  for (const auto& option : all.options()) {
    OptionText text;
    const std::string short_name = option->canonical_display_name(
        po::command_line_style::allow_dash_for_short);
    if (short_name.size() == 2 && short_name[0] == '-') text.names = short_name + ", ";
    text.names += "--" + option->long_name();
    if (option->semantic()->max_tokens() != 0) text.names += " " + option->semantic()->name();
    text.description = option->description();
    texts.push_back(std::move(text));
  }
  return texts;
}

std::string RoffEscape(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'' && (out.empty() || out.back() == '\n')) {
      out += "\\(aq";
    } else if (c == '.' && (out.empty() || out.back() == '\n')) {
      out += "\\&.";
    } else {
      out += c;
    }
  }
  return out;
}

void AppendManCommand(const Command& command, std::string* out) {
  *out += ".SS lexport " + RoffEscape(command.name) + " [option]... " +
          RoffEscape(command.operands) + "\n";
  for (const std::string& paragraph : Paragraphs(command.description)) {
    *out += RoffEscape(paragraph) + "\n.PP\n";
  }
  for (const OptionText& option : OptionTexts(command)) {
    *out += ".TP\n.B " + RoffEscape(option.names) + "\n" + RoffEscape(option.description) + "\n";
  }
}

}  // namespace

po::options_description CommonOptions() {
  po::options_description options;
  options.add_options()                                                        //
      ("help,h", "show this help")                                             //
      ("config", po::value<std::string>()->value_name("FILE"),
       "read options from FILE instead of lexport.toml in the working directory");
  return options;
}

std::string GeneralHelp() {
  std::string out = "Usage: lexport COMMAND [OPTION]... [OPERAND]...\n\n" + Wrap(kAbout, 0) +
                    "\nCommands:\n";
  for (const Command& command : Commands()) {
    std::string name(command.name);
    name.resize(12, ' ');
    out += "  " + name + std::string(command.summary) + "\n";
  }
  return out + "\n'lexport COMMAND --help' tells more of one; --version names the version.\n";
}

std::string CommandHelp(const Command& command) {
  std::string out = "Usage: lexport " + std::string(command.name) + " [OPTION]... " +
                    std::string(command.operands) + "\n\n";
  for (const std::string& paragraph : Paragraphs(command.description)) {
    out += Wrap(paragraph, 0) + "\n";
  }
  out += "Options:\n";
  for (const OptionText& option : OptionTexts(command)) {
    out += "  " + option.names + "\n" + Wrap(option.description, 6);
  }
  if (!command.examples.empty()) out += "\nExamples:\n";
  for (const Example& example : command.examples) {
    out += "  " + std::string(example.line) + "\n" + Wrap(example.meaning, 6);
  }
  return out + "\nExit status:\n" + Wrap(kExitText, 2);
}

std::string VersionText() {
  std::ostringstream out;
  out << "lexport " << kVersion << "\nlibxml2 " << LIBXML_DOTTED_VERSION << "\nXerces-C "
      << XERCES_FULLVERSIONDOT << "\nICU " << U_ICU_VERSION << "\nBoost " << BOOST_VERSION / 100000
      << '.' << BOOST_VERSION / 100 % 1000 << '.' << BOOST_VERSION % 100 << "\ntoml++ "
      << TOML_LIB_MAJOR << '.' << TOML_LIB_MINOR << '.' << TOML_LIB_PATCH << "\nnlohmann-json "
      << NLOHMANN_JSON_VERSION_MAJOR << '.' << NLOHMANN_JSON_VERSION_MINOR << '.'
      << NLOHMANN_JSON_VERSION_PATCH << "\nzlib "
      << zlibVersion() << "\n" << OpenSSL_version(OPENSSL_VERSION) << "\n";
  return out.str();
}

std::string ManPage() {
  std::string out = ".TH LEXPORT 1 \"\" \"lexport " + std::string(kVersion) + "\" \"\"\n";
  out += ".SH NAME\nlexport \\- plain legal text to Akoma Ntoso, and from there on\n";
  out += ".SH SYNOPSIS\n.B lexport\ncommand [option]... [operand]...\n";
  out += ".SH DESCRIPTION\n" + RoffEscape(kAbout) + "\n.SH COMMANDS\n";
  for (const Command& command : Commands()) AppendManCommand(command, &out);
  out += ".SH EXIT STATUS\n" + RoffEscape(kExitText) + "\n.SH EXAMPLES\n";
  for (const Command& command : Commands()) {
    for (const Example& example : command.examples) {
      out += ".TP\n.B " + RoffEscape(example.line) + "\n" + RoffEscape(example.meaning) + "\n";
    }
  }
  out += ".SH FILES\n.TP\n.I lexport.toml\nOptions, one a line, in the working directory.\n"
         ".TP\n.I NAME.meta.toml\nMetadata of NAME.txt, beside it.\n";
  return out;
}

}  // namespace lexport::cli
