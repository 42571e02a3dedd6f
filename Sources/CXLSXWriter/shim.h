/// The writer of Excel workbooks as a module, no logic.
#include <xlsxwriter.h>
