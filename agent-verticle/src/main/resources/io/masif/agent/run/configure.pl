#!/usr/bin/perl
# Configures what is approved and nothing else: dpkg, unlike apt, asks no gate, so this is one. It takes the lock that
# apt and dpkg respect, looks whether dpkg has exactly the versions of the file "approved" in the run's folder, and lets
# dpkg --configure work on just those while it keeps the lock. A line of that file: NAME VERSION ARCHITECTURE.
# Arguments: the run's folder, dpkg's folder, how many seconds to wait for the lock, and dpkg with its options.
# Needs perl-base only, which is essential; a shell has no means to take that lock.
use strict;
use warnings;
use Fcntl qw(F_SETLK F_WRLCK SEEK_SET O_RDWR O_CREAT);

sub refuse {
    print STDERR "masif gate: $_[0]\n";
    exit 1;
}

my ($folder, $admin, $patience, @dpkg) = @ARGV;
@dpkg or refuse('no command is given');

my (%approved, @order);
open my $list, '<', "$folder/approved" or refuse('the list of approved packages cannot be read');
while (my $line = <$list>) {
    $line =~ /\A([a-z0-9][a-z0-9+.-]+) ([0-9][A-Za-z0-9.+:~-]*) ([a-z0-9][a-z0-9-]*)\n\z/
        or refuse('the list of approved packages cannot be understood');
    push @order, "$1 $3" unless exists $approved{"$1 $3"};
    $approved{"$1 $3"} = $2;
}
close $list or refuse('the list of approved packages cannot be read');
@order or refuse('the list of approved packages is empty');

# the lock is released when this process ends
sysopen my $lock, "$admin/lock-frontend", O_RDWR | O_CREAT, 0640
    or refuse("the lock of dpkg cannot be opened: $!");
my $wish = pack('ss', F_WRLCK, SEEK_SET) . "\0" x 60;
until (fcntl $lock, F_SETLK, $wish) {
    $patience-- > 0 or refuse('another process holds the lock of dpkg');
    sleep 1;
}
$ENV{DPKG_FRONTEND_LOCKED} = 'true';

my %found;
open my $query, '-|', 'dpkg-query', "--admindir=$admin", '-W', '-f',
    '${Package} ${Architecture} ${Version} ${db:Status-Status}\n'
    or refuse("dpkg-query cannot be started: $!");
while (my $line = <$query>) {
    my ($name, $arch, $version, $status) = split ' ', $line;
    $found{"$name $arch"} = [$version, $status] if defined $status;
}
close $query or refuse('dpkg-query failed');

# What is configured already, or awaits only the triggers of another package, would be an error of dpkg's. It is left
# out unless there is nothing else: then dpkg shall at least take over what an interrupted one has left.
my (@open, @others);
for my $key (@order) {
    my ($version, $status) = @{$found{$key} || refuse("dpkg does not have $key")};
    $version eq $approved{$key} or refuse("not approved: configure $key $version");
    my ($name, $arch) = split / /, $key;
    push @{$status =~ /\A(installed|triggers-awaited)\z/ ? \@others : \@open}, $arch eq 'all' ? $name : "$name:$arch";
}
my @names = @open ? @open : @others;

my $ended = system { $dpkg[0] } @dpkg, '--configure', '--', @names;
exit($ended == -1 ? 127 : $ended & 127 ? 128 + ($ended & 127) : $ended >> 8);
