#!/usr/bin/perl
# Restarts the services, or the host, that the file "approved" in the run's folder names, a name on each line. Meanwhile it holds
# the lock that apt and dpkg respect (lock.pl): neither works while a service or the host is restarted.
# A command that takes too long goes on, but the lock is released, and nothing else is restarted: apt must not wait for a service.
# Arguments: the run's folder, dpkg's folder, how many seconds to wait for a command, and the command; the name of a service is
# added to it. Instead of a service, "reboot" adds nothing.
use strict;
use warnings;

# shutdown(8) only plans the reboot: until it begins, the lock is held, but not for longer than this
my $REBOOT_SECONDS = 150;

my ($folder, $admin, $patience, @command) = @ARGV;
require "$folder/lock.pl";
@command or refuse('no command is given');

my @names;
open my $list, '<', "$folder/approved" or refuse('the list of approved restarts cannot be read');
while (my $line = <$list>) {
    $line =~ /\A(reboot|[A-Za-z0-9_][A-Za-z0-9:_.\\@-]*\.service)\n\z/
        or refuse('the list of approved restarts cannot be understood');
    push @names, $1;
}
close $list or refuse('the list of approved restarts cannot be read');
@names or refuse('the list of approved restarts is empty');

my $lock = lock_dpkg($admin, 0);
open my $status, '>>', "$folder/status" or refuse("the progress cannot be written: $!");
$status->autoflush(1);
STDERR->autoflush(1);

my $worst = 0;
for my $number (0 .. $#names) {
    my $name = $names[$number];
    printf $status "pmstatus:%s:%d:%s\n", $name, 100 * $number / @names, $name eq 'reboot' ? 'Rebooting' : "Restarting $name";
    print STDERR "masif: $name\n";
    my $code = execute_within($patience, @command, $name eq 'reboot' ? () : $name);
    if (!defined $code) {
        print STDERR "$command[0] has not ended after $patience seconds, and goes on\n";
        exit 124;
    }
    $worst = $code if $code;
}
if ($names[0] eq 'reboot' && !$worst) {
    # systemd ends a run by this signal (see the agent's Launcher), others by SIGTERM
    my $ended = 0;
    $SIG{CONT} = $SIG{TERM} = sub { $ended = 1 };
    for (my $second = 0; $second < $REBOOT_SECONDS && !$ended; $second++) {
        sleep 1;
    }
}
exit $worst;
