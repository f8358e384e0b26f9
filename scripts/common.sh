# Shared by the scripts of this folder; source it, do not run it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n==> %s\n' "$*"; }
fail() {
    printf '\nerror: %s\nhint: %s\n' "$1" "$2" >&2
    exit 1
}

# Package names of the given groups ("build", "test", a distribution's name) in packages.txt.
packages_of() {
    local group="" line
    while read -r line; do
        case "$line" in
            "# ["*) group="${line#\# [}"; group="${group%%]*}" ;;
            "#"* | "") ;;
            *) case " $* " in *" $group "*) printf '%s\n' "$line" ;; esac ;;
        esac
    done < scripts/packages.txt
}

missing_packages() {
    local name
    for name in $(packages_of "$@"); do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q "install ok installed" || printf '%s\n' "$name"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else fail "System packages have to be installed, and this user is not root." "Run the command as root, or install sudo."
    fi
}

# "debian-12", or whatever this system calls itself.
distribution() {
    [ ! -r /etc/os-release ] || (. /etc/os-release && printf '%s-%s\n' "${ID:-unknown}" "${VERSION_ID:-}")
}

check_distribution() {
    local found
    found=$(distribution)
    case "$found" in
        debian-12 | debian-13) ;;
        *) fail "This is ${found:-an unknown system}, and packages can be installed on Debian 12 and 13 only." \
                "Install the packages named in scripts/packages.txt yourself, then use: cmake --preset release && cmake --build --preset release" ;;
    esac
}

# Installs what is missing of the given groups; says nothing to do in a moment when all is there.
install_packages() {
    local missing
    missing=$(missing_packages "$@" "$(distribution)")
    if [ -z "$missing" ]; then say "System packages: all there"; return; fi
    check_distribution
    say "Installing $(printf '%s\n' "$missing" | wc -l) system packages (with their dependencies about 3 GB)"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q ||
        fail "The package lists could not be fetched." "Check the network connection and /etc/apt/sources.list."
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing ||
        fail "The system packages could not be installed." "Read the messages above; a full disk or a lost connection are the usual reasons."
}

# configure_and_build TARGET...: the release build in build/release.
configure_and_build() {
    say "Configuring build/release"
    cmake --preset release > build-configure.log 2>&1 || { tail -30 build-configure.log >&2; fail "The configuration failed." "See build-configure.log."; }
    rm -f build-configure.log
    say "Building $* (the first time takes several minutes)"
    cmake --build --preset release --target "$@"
}
