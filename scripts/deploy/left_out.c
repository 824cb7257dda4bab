// Stands in for two libraries that xmlsec and libxml2 can use and this service never lets them: libxslt (a signature with an
// XSLT transform is refused before xmlsec sees it) and ICU (XML in another encoding than UTF-8 likewise). Left out of a
// release's binary, they are no way in, and 31 MB less. Each answers as if what is asked for did not exist.
// ICU's names end in its version: scripts/dist passes it as ICU.
#include <stddef.h>

#define PASTE(name, suffix) name##suffix
#define VERSIONED(name, suffix) PASTE(name, suffix)

enum { U_FILE_ACCESS_ERROR = 4 };

void *VERSIONED(ucnv_open, ICU)(const char *name, int *status) {
  (void)name;
  *status = U_FILE_ACCESS_ERROR;
  return NULL;
}
void VERSIONED(ucnv_close, ICU)(void *converter) { (void)converter; }
void VERSIONED(ucnv_convertEx, ICU)(void) {}
void VERSIONED(ucnv_setFromUCallBack, ICU)(void) {}
void VERSIONED(ucnv_setToUCallBack, ICU)(void) {}
void VERSIONED(UCNV_FROM_U_CALLBACK_STOP, ICU)(void) {}
void VERSIONED(UCNV_TO_U_CALLBACK_STOP, ICU)(void) {}

// xmlsec makes these at its start and keeps them for transforms; none comes.
static int preferences;
void *xsltNewSecurityPrefs(void) { return &preferences; }
void xsltFreeSecurityPrefs(void *prefs) { (void)prefs; }
int xsltSetSecurityPrefs(void *prefs, int option, void *check) {
  (void)prefs, (void)option, (void)check;
  return 0;
}
int xsltSecurityForbid(void *prefs, void *context, const char *value) {
  (void)prefs, (void)context, (void)value;
  return 0;
}
void *xsltGetSecurityPrefs(void *prefs, int option) {
  (void)prefs, (void)option;
  return NULL;
}
int xsltSetCtxtSecurityPrefs(void *prefs, void *context) {
  (void)prefs, (void)context;
  return -1;
}
void *xsltParseStylesheetDoc(void *document) {
  (void)document;
  return NULL;
}
void xsltFreeStylesheet(void *style) { (void)style; }
void *xsltNewTransformContext(void *style, void *document) {
  (void)style, (void)document;
  return NULL;
}
void xsltFreeTransformContext(void *context) { (void)context; }
void *xsltApplyStylesheetUser(void *style, void *document) {
  (void)style, (void)document;
  return NULL;
}
int xsltSaveResultTo(void *buffer, void *result, void *style) {
  (void)buffer, (void)result, (void)style;
  return -1;
}
