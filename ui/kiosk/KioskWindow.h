#pragma once
#include <QMainWindow>
#include <QTimer>

#include "ui/kiosk/KioskDisks.h"
#include "ui/kiosk/KioskJobs.h"
#include "ui/presenters/KioskFlow.h"
#include "ui/presenters/KioskSettings.h"
#include "ui/support/JobBridge.h"
#include "ui/support/Translations.h"

namespace intaglio::ui {

class KioskView;
class NoticePage;

/// The kiosk: joins the view, the flow and the work. Full screen it can be left only by staff.
class KioskWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit KioskWindow(const AppPorts& ports, QWidget* parent = nullptr, kiosk::StickLister sticks = kiosk::pluggedInDisks);
    ~KioskWindow() override;

    [[nodiscard]] KioskFlow& flow() { return m_flow; }
    [[nodiscard]] KioskView& view() { return *m_view; }
    [[nodiscard]] JobBridge& jobs() { return m_jobs; }
    /// Refuses to close until staff leave through their PIN.
    void setLocked(bool locked) { m_locked = locked; }

Q_SIGNALS:
    /// Staff left the kiosk.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private Q_SLOTS:
    void onTick();

private:
    void connectFlow();
    void connectVisit();
    void connectStaff();
    void connectSetup();
    void start();
    void openSetup();
    void onState(KioskState state);
    void check(quint64 session, const QString& picture, std::optional<inference::AgeRange> age);
    /// check() once the doctors and the list were read anew.
    void judge(quint64 session, const QString& picture, std::optional<inference::AgeRange> age);
    void seal(quint64 session, const QString& picture, const inference::Prediction& result, const QString& doctor);
    /// What the sealing ended with; a failure may be that the kiosk was closed meanwhile.
    void endSeal(quint64 session, const base::Result<QString>& outcome);
    void showProblem(NoticePage& page);
    void refreshPictures();
    /// Shows a folder to the visitor who looks for a picture; empty: the list of places.
    void browse(const QString& folder);
    void loadThumbnails(std::size_t index);
    /// Reads the doctors and the clinic's list anew, then calls `then`. Only the answer to the newest call
    /// counts; with it every `then` that waits is called.
    void refreshDoctors(std::function<void()> then = {});
    void showDoctors();
    /// Tells visitors whether the kiosk is closed, and staff why.
    void updateClosure();
    /// Lets visitors in once there is somebody to seal for, where an opened key waits for the doctors' folder.
    void retryDoctors();
    [[nodiscard]] const crypto::PublicIdentity* findDoctor(const QString& id) const;
    void keyOpened(std::shared_ptr<const crypto::PrivateIdentity> kiosk);
    void rememberKey(std::shared_ptr<const crypto::PrivateIdentity> kiosk);
    void makeKey(const QString& name, const QString& passphrase);
    void saveSetup(const QString& newPin);
    void unlock(const QString& passphrase);
    /// Opens the key without staff where the clinic gave this computer a start file for it.
    void startByItself();
    void checkPin(const QString& pin);
    void chooseKeyFile();
    void takeKeyFile(const QString& file);
    void chooseFolder(QString KioskSettings::*member, const QString& title);
    void leave();
    void forgetVisit();

    const AppPorts& m_ports;
    kiosk::StickLister m_sticks;
    JobBridge m_jobs;
    KioskFlow m_flow;
    KioskView* m_view;
    KioskSettings m_settings;
    PinGuard m_pinGuard;
    QTimer m_tick;
    Job* m_work = nullptr;  ///< the visit's running job; null between jobs
    bool m_listing = false;
    int m_browsing = 0;     ///< folders that are being read
    int m_browseAsked = 0;  ///< the last one that was asked for; only it is shown
    int m_staffIdleMs = 0;
    bool m_locked = false;
    QString m_defaultLanguage = currentLanguage();  ///< of the welcome page
    std::shared_ptr<const crypto::PrivateIdentity> m_kiosk;
    kiosk::Recipients m_recipients;
    std::optional<base::Error> m_doctorsProblem;  ///< why the doctors or the list cannot be read; for staff
    std::optional<base::Error> m_closed;          ///< why the opened kiosk can seal for nobody; for staff
    int m_doctorsAsked = 0;
    int m_doctorsAnswered = 0;  ///< calls that came to an end, whatever became of their answer
    std::vector<std::function<void()>> m_afterDoctors;
    int m_doctorsWaitMs = 0;  ///< since retryDoctors(), while nobody is here
    std::vector<PictureItem> m_pictures;
    std::optional<pipeline::PictureIdentity> m_judged;  ///< of the visit's picture, once the model has judged it
    std::shared_ptr<const base::Bytes> m_cleaned;       ///< what was judged in place of the visit's file; null: that file
    bool m_isOnStick = false;                           ///< the visit's picture is a visitor's own file
    bool m_savedOnStick = false;                        ///< where the last sealed picture went
};

}  // namespace intaglio::ui
