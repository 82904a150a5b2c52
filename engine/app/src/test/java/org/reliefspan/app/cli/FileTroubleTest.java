package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.HandmadeClinic;

class FileTroubleTest {
  @TempDir Path folder;

  @Test
  void aFullDiskIsRecognisedBelowAFailedJob() {
    Exception failed =
        new IllegalStateException(
            "Job aborted.", new RuntimeException(new IOException("No space left on device")));
    assertThat(FileTrouble.isBelow(failed)).isTrue();
    assertThat(FileTrouble.words(failed))
        .isEqualTo(
            "The disk is full; nothing was changed. Maybe free space or choose another --out?");
  }

  @Test
  void aFullDiskIsRecognisedFromTheMessageAlone() {
    Exception failed =
        new IllegalStateException("Task 3 failed: java.io.IOException: No space left on device");
    assertThat(FileTrouble.isBelow(failed)).isTrue();
    assertThat(FileTrouble.words(failed)).startsWith("The disk is full");
  }

  @Test
  void aFailureWithoutFilesIsNoFileTrouble() {
    assertThat(FileTrouble.isBelow(new IllegalStateException("broken"))).isFalse();
    assertThat(FileTrouble.isBelow(new IllegalStateException())).isFalse();
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(FileTrouble.words(new UncheckedIOException(new NoSuchFileException("a/b.yaml"))))
        .isEqualTo("a/b.yaml is not there. Maybe the path is misspelt?");
  }

  @Test
  void aForbiddenFileIsNamed() {
    assertThat(FileTrouble.words(new UncheckedIOException(new AccessDeniedException("a/b.yaml"))))
        .isEqualTo("a/b.yaml may not be read or written. Maybe its permissions?");
  }

  @Test
  void aFileInThePlaceOfTheResultsFolderIsKept() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path notes = Folders.write(folder.resolve("notes.txt"), "mine");
    CommandResult run = CommandResult.ofRun(clinic.study(), notes);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("notes.txt").contains("Maybe");
    assertThat(Folders.text(notes)).isEqualTo("mine\n");
    assertThat(Folders.names(folder)).containsExactly("notes.txt", "study.yaml", "visits");
  }

  @Test
  void aFileInThePlaceOfAParentFolderIsKept() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path notes = Folders.write(folder.resolve("notes.txt"), "mine");
    CommandResult run = CommandResult.ofRun(clinic.study(), notes.resolve("results"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("notes.txt").doesNotContain("Internal error");
    assertThat(Folders.text(notes)).isEqualTo("mine\n");
    assertThat(Folders.names(folder)).containsExactly("notes.txt", "study.yaml", "visits");
  }

  @Test
  void aFolderWithoutWritePermissionIsNamed() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path locked = folder.resolve("locked");
    Folders.write(locked.resolve("notes.txt"), "mine");
    assertThat(locked.toFile().setWritable(false)).isTrue();
    Assumptions.assumeFalse(Files.isWritable(locked), "the superuser may write everywhere");
    CommandResult run = CommandResult.ofRun(clinic.study(), locked.resolve("results"));
    assertThat(locked.toFile().setWritable(true)).isTrue();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("locked").contains("Maybe its permissions?");
    assertThat(Folders.names(locked)).containsExactly("notes.txt");
  }

  @Test
  void aClinicIsNeverWrittenOverAFolderOfSomethingElse() {
    Path thesis = Folders.write(folder.resolve("work/thesis.txt"), "years");
    CommandResult synth =
        CommandResult.of("synth", "--patients", 5, "--out", folder.resolve("work"), "--quiet");
    assertThat(synth.exit()).isEqualTo(1);
    assertThat(synth.err()).contains("work").contains("Maybe");
    assertThat(Folders.text(thesis)).isEqualTo("years\n");
    assertThat(Folders.names(folder)).containsExactly("work");
  }

  @Test
  void aStoreIsNeverWrittenOverAFolderOfSomethingElse() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path thesis = Folders.write(folder.resolve("work/thesis.txt"), "years");
    CommandResult ingest =
        CommandResult.of("ingest", clinic.visits(), "--store", folder.resolve("work"), "--quiet");
    assertThat(ingest.exit()).isEqualTo(1);
    assertThat(ingest.err()).contains("work").contains("Maybe");
    assertThat(Folders.text(thesis)).isEqualTo("years\n");
    assertThat(Folders.names(folder)).containsExactly("study.yaml", "visits", "work");
  }
}
