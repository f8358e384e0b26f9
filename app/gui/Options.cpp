#include "app/gui/Options.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QGuiApplication>
#include <cstdio>
#include <cstdlib>

#include "ui/support/Translations.h"

namespace intaglio::gui {

namespace {

constexpr int kExitUsage = 2;

[[noreturn]] void refuse(const QString& problem, const QString& hint) {
    std::fprintf(stderr, "error: %s\nhint: %s\n", qPrintable(problem), qPrintable(hint));
    std::exit(kExitUsage);
}

ui::ThemeChoice themeFrom(const QString& word) {
    if (word == QLatin1String("light")) return ui::ThemeChoice::Light;
    if (word == QLatin1String("dark")) return ui::ThemeChoice::Dark;
    if (word == QLatin1String("system")) return ui::ThemeChoice::System;
    refuse(QStringLiteral("The theme \"%1\" is not known.").arg(word), QStringLiteral("Use light, dark or system."));
}

QString languageFrom(const QString& code) {
    QStringList known;
    for (const auto& language : ui::languages()) known << language.code;
    if (code.isEmpty() || known.contains(code)) return code;
    refuse(QStringLiteral("The language \"%1\" is not known.").arg(code),
           QStringLiteral("Use one of: %1.").arg(known.join(QStringLiteral(", "))));
}

bool hasRealDisplay() {
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal") && platform != QLatin1String("vnc");
}

}  // namespace

Options parseOptions() {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Intaglio: pictures judged by a local model, results sealed inside the picture, opened by the doctor only."));
    const auto helpOption = parser.addHelpOption();
    const auto versionOption = parser.addVersionOption();
    const QCommandLineOption kiosk(QStringLiteral("kiosk"), QStringLiteral("Start as a patients' kiosk (full screen)."));
    const QCommandLineOption doctor(QStringLiteral("doctor"), QStringLiteral("Start as a doctor's workstation."));
    const QCommandLineOption gallery(QStringLiteral("gallery"), QStringLiteral("Render every page to PNG files in DIR and check them."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or system."), QStringLiteral("NAME"),
                                   QStringLiteral("system"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en or de; the system's without it."),
                                      QStringLiteral("CODE"));
    const QCommandLineOption fullScreen(QStringLiteral("fullscreen"), QStringLiteral("Use the whole screen."));
    const QCommandLineOption windowed(QStringLiteral("windowed"), QStringLiteral("Run the kiosk in a window."));
    parser.addOptions({kiosk, doctor, gallery, theme, language, fullScreen, windowed});
    parser.addPositionalArgument(QStringLiteral("paths"), QStringLiteral("Pictures or folders for the doctor's workstation."),
                                 QStringLiteral("[PATH...]"));
    if (!parser.parse(QCoreApplication::arguments())) {
        refuse(parser.errorText(), QStringLiteral("intaglio-desktop --help lists the options."));
    }
    if (parser.isSet(versionOption)) parser.showVersion();
    if (parser.isSet(helpOption)) parser.showHelp();

    Options options;
    options.theme = themeFrom(parser.value(theme));
    options.language = languageFrom(parser.value(language));
    options.paths = parser.positionalArguments();
    options.galleryFolder = parser.value(gallery);
    const int modes = int(parser.isSet(kiosk)) + int(parser.isSet(doctor)) + int(parser.isSet(gallery));
    if (modes > 1) refuse(QStringLiteral("--kiosk, --doctor and --gallery exclude one another."), QStringLiteral("Choose one of them."));
    if (parser.isSet(gallery)) options.mode = Mode::Gallery;
    if (parser.isSet(kiosk)) options.mode = Mode::Kiosk;
    if (parser.isSet(doctor) || (modes == 0 && !options.paths.isEmpty())) options.mode = Mode::Doctor;
    options.fullScreen = parser.isSet(fullScreen) || (options.mode == Mode::Kiosk && hasRealDisplay() && !parser.isSet(windowed));
    return options;
}

}  // namespace intaglio::gui
