package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.app.service.SimulateRequest.Analysis;
import org.reliefspan.app.service.SimulateRequest.Besides;

/** The command line that repeats a simulation, as the manifest keeps it. */
final class SimulateLine {
  private static final Pattern LINE =
      Pattern.compile(
          "simulate --engine (\\w+) --patients (\\d+) --draws (\\d+) --seed (-?\\d+)(?: --log"
              + " (\\d+))?(?: --explain (\\d+))?(?: --until-error (\\S+))?( --tornado)?(?:"
              + " --two-way (\\S+))?( --replay)?(?: --draws-from \"([^\"]+)\")? (.+)");

  private SimulateLine() {}

  /** Without paths of this machine: the pathway file as seen from the results folder. */
  static String of(SimulateRequest request) {
    return String.format(
        Locale.ROOT,
        "simulate --engine %s --patients %d --draws %d --seed %d%s %s",
        request.engines().name().toLowerCase(Locale.ROOT),
        request.patients(),
        request.draws(),
        request.seed(),
        words(request.besides(), request.out()),
        RelativePath.from(request.out(), request.pathway()));
  }

  private static String words(Besides besides, Path out) {
    StringBuilder words = new StringBuilder();
    if (besides.log() > 0) {
      words.append(" --log ").append(besides.log());
    }
    besides.explained().ifPresent(patient -> words.append(" --explain ").append(patient));
    besides.untilError().ifPresent(error -> words.append(" --until-error ").append(error));
    if (besides.analyses().contains(Analysis.TORNADO)) {
      words.append(" --tornado");
    }
    if (!besides.together().isEmpty()) {
      words.append(" --two-way ").append(String.join(",", besides.together()));
    }
    if (besides.analyses().contains(Analysis.REPLAY)) {
      words.append(" --replay");
    }
    besides
        .drawsFrom()
        .ifPresent(
            file ->
                words.append(" --draws-from \"").append(RelativePath.from(out, file)).append('"'));
    return words.toString();
  }

  private static Besides besides(Matcher line, Path results) {
    Optional<String> log = Optional.ofNullable(line.group(5));
    Optional<String> explained = Optional.ofNullable(line.group(6));
    Optional<String> error = Optional.ofNullable(line.group(7));
    Optional<String> together = Optional.ofNullable(line.group(9));
    return new Besides(
        log.map(Long::parseLong).orElse(0L),
        explained.map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty()),
        error
            .map(text -> OptionalDouble.of(Double.parseDouble(text)))
            .orElse(OptionalDouble.empty()),
        analyses(line),
        together.map(names -> List.of(names.split(",", -1))).orElse(List.of()),
        Optional.ofNullable(line.group(11)).map(file -> results.resolve(file).normalize()),
        false);
  }

  private static Set<Analysis> analyses(Matcher line) {
    Set<Analysis> analyses = EnumSet.noneOf(Analysis.class);
    if (line.group(8) != null) {
      analyses.add(Analysis.TORNADO);
    }
    if (line.group(10) != null) {
      analyses.add(Analysis.REPLAY);
    }
    return analyses;
  }

  /**
   * Reads what {@link #of} wrote; empty when it is the line of another command.
   *
   * @param results folder that holds the manifest
   */
  static Optional<SimulateRequest> parse(String line, Path results) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new SimulateRequest(
            results.resolve(matcher.group(12)).normalize(),
            results,
            SimulateRequest.Engines.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
            Long.parseLong(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            Long.parseLong(matcher.group(4)),
            besides(matcher, results)));
  }
}
