package io.masif.master.trust;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.masif.master.bed.RunningMaster;
import io.masif.master.tls.RevokingAuthority;
import io.masif.rig.process.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that does not answer while the files are checked. */
class HangingFileCheckTest {
    @TempDir
    Path folder;

    @Test
    void masterClosesNevertheless() throws IOException {
        RevokingAuthority authority = new RevokingAuthority(folder);
        Path crl = authority.newList(authority.pki().client("long-gone"));
        RunningMaster master = authority.start(crl, Map.of());
        Command.run(folder, Map.of(), List.of("mkfifo", "pipe"));
        Files.move(folder.resolve("pipe"), crl, StandardCopyOption.REPLACE_EXISTING);
        // opening it waits until a check reads it; that check then waits for content
        OutputStream pipe = Files.newOutputStream(crl);
        assertThatCode(master::close).doesNotThrowAnyException();
        pipe.close();
    }
}
