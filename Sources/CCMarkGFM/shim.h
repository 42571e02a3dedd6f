/// The GFM parser and its extensions as one module; `pkg-config libcmark-gfm` does not name the extensions' header.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
