/// libyaml as a module, no logic.
#include <yaml.h>
