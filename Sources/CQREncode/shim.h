/// The encoder of QR codes as a module, no logic.
#include <qrencode.h>
