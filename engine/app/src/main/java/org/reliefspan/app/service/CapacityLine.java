package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.simulation.facility.Warmup;

/** The command line that repeats a run of a facility, as the manifest keeps it. */
final class CapacityLine {
  private static final String AUTO = "auto";
  private static final Pattern LINE =
      Pattern.compile(
          "capacity --facility \"([^\"]+)\"(?: --replications (\\d+))?(?: --half-width (\\S+))?(?:"
              + " --until (\\S+))?(?: --warmup (\\S+))? --seed (-?\\d+)(?: --log (\\d+))?"
              + "(?: --explain (\\d+))?( --search)? (.+)");

  private CapacityLine() {}

  /** Without paths of this machine: both files as seen from the results folder. */
  static String of(CapacityRequest request) {
    StringBuilder words = new StringBuilder("capacity --facility \"");
    words.append(RelativePath.from(request.out(), request.facility())).append('"');
    request.run().replications().ifPresent(each -> words.append(" --replications ").append(each));
    request.run().halfWidth().ifPresent(each -> words.append(" --half-width ").append(each));
    request.run().until().ifPresent(each -> words.append(" --until ").append(each));
    request.run().warmup().ifPresent(each -> words.append(" --warmup ").append(words(each)));
    words.append(String.format(Locale.ROOT, " --seed %d", request.seed()));
    if (request.besides().log() > 0) {
      words.append(" --log ").append(request.besides().log());
    }
    request.besides().explained().ifPresent(each -> words.append(" --explain ").append(each));
    if (request.besides().withSearch()) {
      words.append(" --search");
    }
    return words.append(' ').append(RelativePath.from(request.out(), request.pathway())).toString();
  }

  private static String words(Warmup warmup) {
    return warmup.time().isPresent() ? Double.toString(warmup.time().getAsDouble()) : AUTO;
  }

  /**
   * Reads what {@link #of} wrote; empty when it is the line of another command.
   *
   * @param results folder that holds the manifest
   */
  static Optional<CapacityRequest> parse(String line, Path results) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new CapacityRequest(
            results.resolve(matcher.group(10)).normalize(),
            results.resolve(matcher.group(1)).normalize(),
            results,
            run(matcher),
            Long.parseLong(matcher.group(6)),
            besides(matcher)));
  }

  private static CapacityRequest.Run run(Matcher line) {
    return new CapacityRequest.Run(
        group(line, 2)
            .map(text -> OptionalInt.of(Integer.parseInt(text)))
            .orElseGet(OptionalInt::empty),
        decimal(line, 3),
        decimal(line, 4),
        group(line, 5)
            .map(text -> text.equals(AUTO) ? Warmup.AUTO : Warmup.until(Double.parseDouble(text))));
  }

  private static CapacityRequest.Besides besides(Matcher line) {
    return new CapacityRequest.Besides(
        group(line, 7).map(Integer::parseInt).orElse(0),
        group(line, 8)
            .map(text -> OptionalLong.of(Long.parseLong(text)))
            .orElseGet(OptionalLong::empty),
        group(line, 9).isPresent(),
        false);
  }

  private static OptionalDouble decimal(Matcher line, int number) {
    return group(line, number)
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElseGet(OptionalDouble::empty);
  }

  private static Optional<String> group(Matcher line, int number) {
    return Optional.ofNullable(line.group(number));
  }
}
