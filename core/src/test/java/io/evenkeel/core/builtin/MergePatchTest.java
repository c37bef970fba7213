package io.evenkeel.core.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

  /** All test cases of RFC 7386, appendix A, in its order. */
  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "{\"a\":\"b\"}; {\"a\":\"c\"}; {\"a\":\"c\"}",
        "{\"a\":\"b\"}; {\"b\":\"c\"}; {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}; {\"a\":null}; {}",
        "{\"a\":\"b\",\"b\":\"c\"}; {\"a\":null}; {\"b\":\"c\"}",
        "{\"a\":[\"b\"]}; {\"a\":\"c\"}; {\"a\":\"c\"}",
        "{\"a\":\"c\"}; {\"a\":[\"b\"]}; {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}; {\"a\":{\"b\":\"d\",\"c\":null}}; {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}; {\"a\":[1]}; {\"a\":[1]}",
        "[\"a\",\"b\"]; [\"c\",\"d\"]; [\"c\",\"d\"]",
        "{\"a\":\"b\"}; [\"c\"]; [\"c\"]",
        "{\"a\":\"foo\"}; null; null",
        "{\"a\":\"foo\"}; \"bar\"; \"bar\"",
        "{\"e\":null}; {\"a\":1}; {\"e\":null,\"a\":1}",
        "[1,2]; {\"a\":\"b\",\"c\":null}; {\"a\":\"b\"}",
        "{}; {\"a\":{\"bb\":{\"ccc\":null}}}; {\"a\":{\"bb\":{}}}",
      })
  void aPatchIsAppliedAsTheStandardSays(String target, String patch, String result)
      throws Exception {
    var before = read(target);
    var change = read(patch);
    assertThat(MergePatch.apply(before, change)).isEqualTo(read(result));
    assertThat(before).as("the target is not changed").isEqualTo(read(target));
    assertThat(change).as("the patch is not changed").isEqualTo(read(patch));
  }

  private static JsonNode read(String text) throws Exception {
    return Json.stored().readTree(text);
  }
}
