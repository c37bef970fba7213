package io.evenkeel.http.cli;

import io.evenkeel.http.standalone.PlainAkka;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a drill is compared with. */
enum Against {
  PLAIN_AKKA,
  PLAIN_AKKA_DEFAULT,
  PLAIN_AKKA_TUNED;

  /** In the order in which they are drilled. */
  List<PlainAkka> variants() {
    return switch (this) {
      case PLAIN_AKKA -> List.of(PlainAkka.DEFAULTS, PlainAkka.TUNED);
      case PLAIN_AKKA_DEFAULT -> List.of(PlainAkka.DEFAULTS);
      case PLAIN_AKKA_TUNED -> List.of(PlainAkka.TUNED);
    };
  }

  /** As it is written: {@code plain-akka}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Of what is written. */
  static final class Converter implements ITypeConverter<Against> {

    @Override
    public Against convert(String value) {
      return Stream.of(values())
          .filter(against -> against.toString().equalsIgnoreCase(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of "
                          + Stream.of(values())
                              .map(Against::toString)
                              .collect(Collectors.joining(", "))
                          + ", was '"
                          + value
                          + "'"));
    }
  }
}
