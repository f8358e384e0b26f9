#pragma once
#include <QDialog>
#include <optional>

#include "ui/presenters/ShareSession.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace intaglio::ui {

class MessageBar;

/// Who may read it, and for an answer the doctor's words. The caller asks for the file's name and does the work.
class ShareDialog : public QDialog {
    Q_OBJECT
public:
    enum class Kind {
        Answer,         ///< words sealed into the picture
        EncryptedCopy,  ///< the picture's file for colleagues
    };
    /// `folder`: where .pub files are looked for first.
    ShareDialog(Kind kind, const ShareSession& session, QString folder, QWidget* parent = nullptr);

    [[nodiscard]] QString answer() const;
    [[nodiscard]] std::vector<crypto::PublicIdentity> recipients() const;
    /// Reads a .pub file; a problem is shown in the dialog. The same key is kept once.
    void addPerson(const std::filesystem::path& publicFile);

private:
    QWidget* buildAnswer();
    QWidget* buildPeople();
    void choosePeople();
    void removePerson();
    void refresh();
    [[nodiscard]] std::size_t answerBytes() const;

    Kind m_kind;
    const ShareSession& m_session;
    QString m_folder;
    QPlainTextEdit* m_text;
    QLabel* m_room;
    QListWidget* m_people;
    MessageBar* m_message;
    QPushButton* m_remove;
    QPushButton* m_confirm;
    std::vector<ShareSession::Person> m_persons;
};

}  // namespace intaglio::ui
