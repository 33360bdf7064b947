#!/usr/bin/perl
# Configures what is approved and nothing else: dpkg, unlike apt, asks no gate, so this is one. It takes the lock that
# apt and dpkg respect (lock.pl), looks whether dpkg has exactly the versions of the file "approved" in the run's folder, and lets
# dpkg --configure work on just those while it keeps the lock. A line of that file: NAME VERSION ARCHITECTURE.
# Arguments: the run's folder, dpkg's folder, how many seconds to wait for the lock, and dpkg with its options.
use strict;
use warnings;

my ($folder, $admin, $patience, @dpkg) = @ARGV;
require "$folder/lock.pl";
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

my $lock = lock_dpkg($admin, $patience);
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

exit execute(@dpkg, '--configure', '--', @names);
