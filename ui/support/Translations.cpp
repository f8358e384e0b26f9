#include "ui/support/Translations.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace intaglio::ui {

namespace {

struct Installed {
    QTranslator own;
    QTranslator qt;
    QString code = QStringLiteral("en");
};

Installed& installed() {
    static Installed state;
    return state;
}

}  // namespace

const QVector<Language>& languages() {
    static const QVector<Language> all{
        {QStringLiteral("en"), QStringLiteral("English"), QStringLiteral("Welcome")},
        {QStringLiteral("de"), QStringLiteral("Deutsch"), QStringLiteral("Willkommen")},
    };
    return all;
}

QString systemLanguage() {
    const QString code = QLocale::system().name().section(QLatin1Char('_'), 0, 0);
    for (const auto& language : languages()) {
        if (language.code == code) return code;
    }
    return QStringLiteral("en");
}

void setLanguage(const QString& code) {
    Installed& state = installed();
    QCoreApplication::removeTranslator(&state.own);
    QCoreApplication::removeTranslator(&state.qt);
    state.code = code;
    const QLocale locale(code);
    QLocale::setDefault(locale);
    if (state.qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&state.qt);
    }
    if (state.own.load(QStringLiteral(":/translations/intaglio_%1.qm").arg(code))) QCoreApplication::installTranslator(&state.own);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

QString currentLanguage() {
    return installed().code;
}

QString inOwnDirection(const QString& text) {
    constexpr QChar kFirstStrongIsolate(0x2068), kPopIsolate(0x2069);
    return QGuiApplication::layoutDirection() == Qt::RightToLeft ? kFirstStrongIsolate + text + kPopIsolate : text;
}

}  // namespace intaglio::ui
