/** What a benchmark found: as JSON, as text, and as one self-contained HTML page. */
@NullMarked
package io.evenkeel.http.bench.report;

import org.jspecify.annotations.NullMarked;
