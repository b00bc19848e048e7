#include "render/words.h"

namespace lexport::book {
namespace {

constexpr Words kWords[] = {
    {"en", "Contents", "Title page", "Text", "Preface", "Preamble", "Conclusions", "Annex", "Pages",
     "Landmarks", "Notes", "The text of this note is missing.",
     "Part of the text of this note is missing.", "Image", "Number", "Author", "Date", "Version",
     "Language", "Identifier", "Untitled document"},
    {"fr", "Table des matières", "Page de titre", "Texte", "Préface", "Préambule", "Conclusions",
     "Annexe", "Pages", "Repères", "Notes", "Le texte de cette note manque.",
     "Une partie du texte de cette note manque.", "Image", "Numéro", "Auteur", "Date", "Version",
     "Langue", "Identifiant", "Document sans titre"},
    {"es", "Índice", "Portada", "Texto", "Prefacio", "Preámbulo", "Conclusiones", "Anexo",
     "Páginas", "Puntos de referencia", "Notas", "Falta el texto de esta nota.",
     "Falta una parte del texto de esta nota.", "Imagen", "Número", "Autor", "Fecha", "Versión",
     "Idioma", "Identificador", "Documento sin título"},
    {"ru", "Содержание", "Титульный лист", "Текст", "Предисловие", "Преамбула", "Заключение",
     "Приложение", "Страницы", "Ориентиры", "Примечания", "Текст этого примечания отсутствует.",
     "Часть текста этого примечания отсутствует.", "Изображение", "Номер", "Автор", "Дата",
     "Редакция", "Язык", "Идентификатор", "Документ без названия"},
    {"zh", "目录", "扉页", "正文", "前言", "序言", "结语", "附件", "页码", "导航", "注释",
     "本注释的文字缺失。", "本注释的部分文字缺失。", "图像", "编号", "作者", "日期", "版本", "语言",
     "标识符", "无标题文件"},
    {"ar", "المحتويات", "صفحة العنوان", "النص", "تمهيد", "الديباجة", "الخاتمة", "مرفق", "الصفحات",
     "المعالم", "الحواشي", "نص هذه الحاشية مفقود.", "جزء من نص هذه الحاشية مفقود.", "صورة",
     "الرقم", "المؤلف", "التاريخ", "النسخة", "اللغة", "المعرّف", "وثيقة بلا عنوان"},
    {"de", "Inhalt", "Titelseite", "Text", "Vorwort", "Präambel", "Schlussformel", "Anhang",
     "Seiten", "Orientierung", "Anmerkungen", "Der Text dieser Anmerkung fehlt.",
     "Ein Teil des Textes dieser Anmerkung fehlt.", "Bild", "Nummer", "Urheber", "Datum",
     "Fassung", "Sprache", "Kennung", "Dokument ohne Titel"},
    {"it", "Indice", "Frontespizio", "Testo", "Prefazione", "Preambolo", "Conclusioni", "Allegato",
     "Pagine", "Punti di riferimento", "Note", "Il testo di questa nota manca.",
     "Una parte del testo di questa nota manca.", "Immagine", "Numero", "Autore", "Data",
     "Versione", "Lingua", "Identificatore", "Documento senza titolo"},
    {"pt", "Índice", "Página de rosto", "Texto", "Prefácio", "Preâmbulo", "Conclusões", "Anexo",
     "Páginas", "Pontos de referência", "Notas", "Falta o texto desta nota.",
     "Falta uma parte do texto desta nota.", "Imagem", "Número", "Autor", "Data", "Versão",
     "Língua", "Identificador", "Documento sem título"},
    {"el", "Περιεχόμενα", "Σελίδα τίτλου", "Κείμενο", "Πρόλογος", "Προοίμιο", "Καταληκτικό μέρος",
     "Παράρτημα", "Σελίδες", "Σημεία αναφοράς", "Σημειώσεις",
     "Το κείμενο αυτής της σημείωσης λείπει.", "Μέρος του κειμένου αυτής της σημείωσης λείπει.",
     "Εικόνα", "Αριθμός", "Συντάκτης", "Ημερομηνία", "Έκδοση", "Γλώσσα", "Αναγνωριστικό",
     "Έγγραφο χωρίς τίτλο"},
};

}  // namespace

const Words& WordsFor(const Language& language) {
  const std::string_view primary =
      std::string_view(language.tag).substr(0, language.tag.find('-'));
  for (const Words& words : kWords) {
    if (words.language == primary) return words;
  }
  return kWords[0];
}

}  // namespace lexport::book
