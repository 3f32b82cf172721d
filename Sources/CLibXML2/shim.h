// libxml2 for Swift: its two parsers with the options that untrusted input needs.

#ifndef QUOTH_CLIBXML2_SHIM_H
#define QUOTH_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// ICU's headers are not needed here, and Foundation has its own.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

/// Parses a page in UTF-8 without NULs; NULL only when memory is short. The caller frees the document.
///
/// XML_PARSE_HUGE lifts the limits on depth and on the length of a text, which would cut the page silently; it must be
/// set on the context as well, for the HTML parser does not pass it on.
static inline htmlDocPtr quoth_parse_html(const char *bytes, int count) {
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser) return NULL;
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                  HTML_PARSE_COMPACT | XML_PARSE_HUGE;
    parser->options |= XML_PARSE_HUGE;
    htmlDocPtr document = htmlCtxtReadMemory(parser, bytes, count, NULL, "UTF-8", options);
    htmlFreeParserCtxt(parser);
    return document;
}

/// Parses XML in UTF-8, also where it is broken; NULL when nothing can be had of it. The caller frees the document.
///
/// Entities of the document are not expanded and no DTD is loaded: no expansion bombs, no files or addresses read.
static inline xmlDocPtr quoth_parse_xml(const char *bytes, int count) {
    int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                  XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_HUGE;
    return xmlReadMemory(bytes, count, NULL, "UTF-8", options);
}

/// Frees text that libxml2 has made; `xmlFree` is a variable.
static inline void quoth_xml_free(void *text) { xmlFree(text); }

#endif
