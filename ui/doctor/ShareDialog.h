#pragma once
#include <optional>

#include "ui/presenters/ShareSession.h"
#include "ui/widgets/GrowingDialog.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace intaglio::ui {

class MessageBar;

/// Who may read it, and for an answer the doctor's words. The caller asks for the file's name and does the work; the dialog, with what was
/// typed, stays until the caller accepts it.
class ShareDialog : public GrowingDialog {
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
    void addPerson(ShareSession::Person person);
    [[nodiscard]] const std::vector<ShareSession::Person>& people() const { return m_persons; }
    /// For a copy of a picture with an intact result: who can read that (pipeline::IntactResult::recipientKeys). Whoever else is added is
    /// named in a message, whose action asks for an answer in the copy's place.
    void setSealReaders(std::vector<std::string> keys);
    /// While the caller works nothing can be changed, and cancelling stops the work instead of closing the dialog.
    void setBusy(bool busy);
    void showError(const base::Error& error);
    /// What keeps the caller from starting; `action` (may be empty) names a button that asks for messageAction().
    void showHindrance(const QString& sentence, const QString& hint, const QString& action = {});
    void reject() override;

Q_SIGNALS:
    /// Everything is there: ask for the file and work.
    void confirmed();
    void messageAction();
    void workCancelled();

private:
    QWidget* buildAnswer();
    QWidget* buildPeople();
    void choosePeople();
    void removePerson();
    void refresh();
    void warnOfUnreadable();
    [[nodiscard]] std::size_t mostPeople() const;
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
    std::optional<std::vector<std::string>> m_sealReaders;
    QWidget* m_input = nullptr;
    bool m_busy = false;
};

}  // namespace intaglio::ui
