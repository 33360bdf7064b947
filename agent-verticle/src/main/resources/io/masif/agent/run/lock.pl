# Part of configure.pl and restart.pl. Needs perl-base only, which is essential; a shell has no means to take dpkg's lock.
use strict;
use warnings;
use Fcntl qw(F_SETLK F_WRLCK SEEK_SET O_RDWR O_CREAT);

sub refuse {
    print STDERR "masif gate: $_[0]\n";
    exit 1;
}

# Takes the lock that apt and dpkg respect. Arguments: dpkg's folder, how many seconds to wait. It is released when this
# process ends.
sub lock_dpkg {
    my ($admin, $patience) = @_;
    sysopen my $lock, "$admin/lock-frontend", O_RDWR | O_CREAT, 0640
        or refuse("the lock of dpkg cannot be opened: $!");
    my $wish = pack('ss', F_WRLCK, SEEK_SET) . "\0" x 60;
    until (fcntl $lock, F_SETLK, $wish) {
        $patience-- > 0 or refuse('another process holds the lock of dpkg');
        sleep 1;
    }
    return $lock;
}

# Executes a command without a shell. Returns its exit status as a shell would.
sub execute {
    my @command = @_;
    my $ended = system { $command[0] } @command;
    print STDERR "$command[0]: $!\n" if $ended == -1;
    return $ended == -1 ? 127 : exit_status($ended);
}

# As execute, but waits for so many seconds at most. Returns undef if the command goes on then: it is not killed.
sub execute_within {
    my ($seconds, @command) = @_;
    my $child = fork;
    if (!defined $child) {
        print STDERR "$command[0]: $!\n";
        return 127;
    }
    if (!$child) {
        no warnings 'exec';
        exec { $command[0] } @command;
        print STDERR "$command[0]: $!\n";
        exit 127;
    }
    my $has_ended = eval {
        local $SIG{ALRM} = sub { die "too late\n" };
        alarm $seconds;
        waitpid $child, 0;
        alarm 0;
        1;
    };
    return $has_ended ? exit_status($?) : undef;
}

# What waitpid says, as a shell would say it.
sub exit_status {
    my ($ended) = @_;
    return $ended & 127 ? 128 + ($ended & 127) : $ended >> 8;
}

1;
