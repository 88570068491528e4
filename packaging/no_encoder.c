/* Stands in for x265 in the bundled libheif: we only decode, and x265 is 23 MB under the GPL.
 * libheif asks for these two when it registers its encoder; an interface of zeroes is one without a name,
 * and nobody calls it. */
static const char nothing[4096];
const void *NAME(int bit_depth) { (void)bit_depth; return nothing; }
void x265_cleanup(void) {}
