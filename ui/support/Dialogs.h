#pragma once
#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace intaglio::ui {

/// Where windows ask for paths. Tests and the gallery replace the answers; an empty answer means the person cancelled.
class Dialogs {
public:
    virtual ~Dialogs() = default;
    [[nodiscard]] virtual QString openFile(QWidget* parent, const QString& title, const QString& folder, const QString& filter) = 0;
    [[nodiscard]] virtual QStringList openFiles(QWidget* parent, const QString& title, const QString& folder, const QString& filter) = 0;
    [[nodiscard]] virtual QString openFolder(QWidget* parent, const QString& title, const QString& folder) = 0;
    [[nodiscard]] virtual QString saveFile(QWidget* parent, const QString& title, const QString& proposal, const QString& filter) = 0;
    /// A question with consequences that cannot be undone; true for `action`.
    [[nodiscard]] virtual bool confirm(QWidget* parent, const QString& title, const QString& question, const QString& action) = 0;

    /// The dialogs in use; the system's unless a test put in its own (nullptr restores the system's). User-interface thread.
    static Dialogs& instance();
    static void replace(Dialogs* dialogs);
};

/// Answers from members, for tests.
class ScriptedDialogs final : public Dialogs {
public:
    QString file;
    QStringList files;
    QString folder;
    QString saved;
    bool confirmed = true;
    std::function<void()> whileSaving;  ///< what happens while the person chooses where to save
    QString openFile(QWidget*, const QString&, const QString&, const QString&) override { return file; }
    QStringList openFiles(QWidget*, const QString&, const QString&, const QString&) override { return files; }
    QString openFolder(QWidget*, const QString&, const QString&) override { return folder; }
    QString saveFile(QWidget*, const QString&, const QString&, const QString&) override {
        if (whileSaving) whileSaving();
        return saved;
    }
    bool confirm(QWidget*, const QString&, const QString&, const QString&) override { return confirmed; }
};

}  // namespace intaglio::ui
