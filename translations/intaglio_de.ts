<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>**For non-commercial use only.**</source>
        <translation>**Nur für nicht kommerziellen Gebrauch.**</translation>
    </message>
    <message>
        <source>**Demonstration:** its data cannot carry a medical use.</source>
        <translation>**Demonstration:** Seine Daten tragen keinen medizinischen Einsatz.</translation>
    </message>
    <message>
        <source>It works on this computer alone and sends nothing anywhere.</source>
        <translation>Es arbeitet nur auf diesem Rechner und sendet nichts.</translation>
    </message>
    <message>
        <source>## Models on this computer</source>
        <translation>## Modelle auf diesem Rechner</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>## Licences</source>
        <translation>## Lizenzen</translation>
    </message>
</context>
<context>
    <name>DoctorManual</name>
    <message>
        <source># The workstation</source>
        <translation># Der Arbeitsplatz</translation>
    </message>
    <message>
        <source>## Open pictures</source>
        <translation>## Bilder öffnen</translation>
    </message>
    <message>
        <source>Drop a picture on the window, or press **Open picture**. Drop a folder or several pictures to list them: the model looks at them in the background, and the list is sorted by its finding probability. That order helps; it does not replace looking at every picture.</source>
        <translation>Ziehen Sie ein Bild auf das Fenster oder drücken Sie **Bild öffnen**. Ziehen Sie einen Ordner oder mehrere Bilder hierher, um sie aufzulisten: Das Modell sieht sie im Hintergrund an, und die Liste ist nach der Wahrscheinlichkeit eines Befunds geordnet. Diese Reihenfolge hilft; sie ersetzt nicht den Blick auf jedes Bild.</translation>
    </message>
    <message>
        <source>## Sealed results</source>
        <translation>## Versiegelte Ergebnisse</translation>
    </message>
    <message>
        <source>A sealed picture carries the result that the kiosk&apos;s model gave. To read it, unlock your key (the key button): choose your .key file and type its passphrase. Add the .pub file of each kiosk you trust, after comparing its fingerprint with the one at the kiosk. The key is locked again when you press Lock, when you close the program, or after 10 minutes without use.</source>
        <translation>Ein versiegeltes Bild trägt das Ergebnis, das das Modell des Kiosks gab. Um es zu lesen, öffnen Sie Ihren Schlüssel (Taste mit dem Schlüssel): Wählen Sie Ihre .key-Datei und geben Sie die Passphrase ein. Fügen Sie die .pub-Datei jedes Kiosks hinzu, dem Sie vertrauen, nachdem Sie den Fingerabdruck mit dem am Kiosk verglichen haben. Der Schlüssel wird wieder gesperrt, wenn Sie Sperren drücken, das Programm schließen oder es 10 Minuten lang nicht benutzen.</translation>
    </message>
    <message>
        <source>## Look at a picture</source>
        <translation>## Ein Bild ansehen</translation>
    </message>
    <message>
        <source>Turn the wheel to zoom at the pointer, drag to move, drag with the right button to change window (left and right) and level (up and down). Every view edit can be undone. The corners show size, window, zoom and spacing; spacing names its source, because a detector&apos;s spacing is not a length in the body.</source>
        <translation>Drehen Sie das Rad, um am Zeiger zu vergrößern, ziehen Sie, um zu verschieben, und ziehen Sie mit der rechten Taste, um Fenster (links und rechts) und Mitte (auf und ab) zu ändern. Jede Änderung der Ansicht lässt sich zurücknehmen. Die Ecken zeigen Größe, Fenster, Vergrößerung und Abstand; der Abstand nennt seine Quelle, weil der Abstand am Detektor keine Länge im Körper ist.</translation>
    </message>
    <message>
        <source>## Let the model look</source>
        <translation>## Das Modell ansehen lassen</translation>
    </message>
    <message>
        <source>**Run model here** uses a model on this computer. It may refuse a picture that does not look like what it was made for, and says why. The bars are calibrated probabilities; the tick is the operating point at which the decision changes. **Model card** tells what the model was made from and how good it is.</source>
        <translation>**Modell hier rechnen** benutzt ein Modell auf diesem Rechner. Es kann ein Bild ablehnen, das nicht aussieht wie das, wofür es gemacht wurde, und sagt, warum. Die Balken sind kalibrierte Wahrscheinlichkeiten; der Strich ist der Arbeitspunkt, an dem sich die Entscheidung ändert. Die **Modellkarte** sagt, woraus das Modell gemacht wurde und wie gut es ist.</translation>
    </message>
    <message>
        <source>The heatmap shows what influenced the model, not where disease is. Its colours have one fixed scale for each model, so that two pictures can be compared.</source>
        <translation>Die Heatmap zeigt, was das Modell beeinflusste, nicht, wo Krankheit ist. Ihre Farben haben für jedes Modell eine feste Skala, sodass sich zwei Bilder vergleichen lassen.</translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation>Kein Medizinprodukt; für Forschung und zur Unterstützung von Entscheidungen.</translation>
    </message>
    <message>
        <source>Press **?** for all keys.</source>
        <translation>Drücken Sie **?** für alle Tasten.</translation>
    </message>
    <message>
        <source>The banner says what was proven. Only **Picture unchanged, sealed by …** shows a result: it says where the result is from, not that the patient is healthy. **Picture altered** and **Sealed result damaged** mean that the picture is not what was sealed: ask for the file itself. **Save original** writes the exact picture from before sealing.</source>
        <translation>Das Banner sagt, was bewiesen ist. Nur **Bild unverändert, versiegelt von …** zeigt ein Ergebnis: Es sagt, woher das Ergebnis stammt, nicht, dass der Patient gesund ist. **Bild verändert** und **Versiegeltes Ergebnis beschädigt** heißen, dass das Bild nicht mehr das versiegelte ist: Bitten Sie um die Datei selbst. **Original speichern** schreibt genau das Bild von vor dem Versiegeln.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file &quot;%1&quot; does not exist.</source>
        <translation>Die Datei „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Prüfen Sie den Namen und den Ordner.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read.</source>
        <translation>Die Datei „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check that it is a normal file and that you are allowed to read it.</source>
        <translation>Prüfen Sie, ob es eine normale Datei ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder, not a file.</source>
        <translation>„%1“ ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>Choose a single picture, or use the batch for a folder.</source>
        <translation>Wählen Sie ein einzelnes Bild, oder nutzen Sie für einen Ordner die Stapelverarbeitung.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is empty.</source>
        <translation>Die Datei „%1“ ist leer.</translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation>Kopieren Sie sie noch einmal von ihrem Ursprungsort.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is larger than %2 bytes.</source>
        <translation>Die Datei „%1“ ist größer als %2 Byte.</translation>
    </message>
    <message>
        <source>Files above this limit are not opened, to protect this computer&apos;s memory.</source>
        <translation>Größere Dateien werden nicht geöffnet, um den Speicher dieses Rechners zu schützen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be written. Nothing was changed.</source>
        <translation>„%1“ lässt sich nicht schreiben. Es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>There is no space left to write &quot;%1&quot;. Nothing was changed.</source>
        <translation>Für „%1“ ist kein Platz mehr. Es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk, and try again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Datenträger, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The output &quot;%1&quot; is the picture itself.</source>
        <translation>Die Ausgabe „%1“ ist das Bild selbst.</translation>
    </message>
    <message>
        <source>Choose another name: the original is never overwritten.</source>
        <translation>Wählen Sie einen anderen Namen: Das Original wird nie überschrieben.</translation>
    </message>
    <message>
        <source>There is no file in &quot;%1&quot;.</source>
        <translation>In „%1“ liegt keine Datei.</translation>
    </message>
    <message>
        <source>Choose a folder that holds pictures.</source>
        <translation>Wählen Sie einen Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>The results could not be written in full.</source>
        <translation>Die Ergebnisse konnten nicht vollständig geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the file or program that takes the output, and the free space of its disk.</source>
        <translation>Prüfen Sie die Datei oder das Programm, das die Ausgabe annimmt, und den freien Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>Die Arbeit wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was changed; start it again whenever you like.</source>
        <translation>Es wurde nichts verändert; starten Sie sie jederzeit neu.</translation>
    </message>
    <message>
        <source>The value &quot;%2&quot; is not valid for %1.</source>
        <translation>Der Wert „%2“ ist für %1 nicht gültig.</translation>
    </message>
    <message>
        <source>Look at the help for the values that are allowed.</source>
        <translation>Die Hilfe nennt die erlaubten Werte.</translation>
    </message>
    <message>
        <source>%1 is not available in this version.</source>
        <translation>%1 ist in dieser Version nicht verfügbar.</translation>
    </message>
    <message>
        <source>The README lists what is not there yet.</source>
        <translation>Die README nennt, was noch fehlt.</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
        <source>Close other programs or use a smaller picture.</source>
        <translation>Schließen Sie andere Programme oder nehmen Sie ein kleineres Bild.</translation>
    </message>
    <message>
        <source>Something unexpected happened inside the program (%1).</source>
        <translation>Im Programm ist etwas Unerwartetes geschehen (%1).</translation>
    </message>
    <message>
        <source>Your files were not changed. Please report this with the log file.</source>
        <translation>Ihre Dateien wurden nicht verändert. Bitte melden Sie dies mit der Protokolldatei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a picture that Intaglio knows.</source>
        <translation>„%1“ ist kein Bild, das Intaglio kennt.</translation>
    </message>
    <message>
        <source>Use DICOM, PNG, JPEG, TIFF or BMP.</source>
        <translation>Nehmen Sie DICOM, PNG, JPEG, TIFF oder BMP.</translation>
    </message>
    <message>
        <source>The picture (%1) ends too early: a part of it is missing.</source>
        <translation>Das Bild (%1) hört zu früh auf: Ein Teil fehlt.</translation>
    </message>
    <message>
        <source>Copy the file again; the copying was probably interrupted.</source>
        <translation>Kopieren Sie die Datei noch einmal; das Kopieren wurde wohl unterbrochen.</translation>
    </message>
    <message>
        <source>The picture (%1) is damaged: %2.</source>
        <translation>Das Bild (%1) ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>Copy the file again, or export it again from the device.</source>
        <translation>Kopieren Sie die Datei noch einmal, oder exportieren Sie sie erneut vom Gerät.</translation>
    </message>
    <message>
        <source>The picture says it measures %1 x %2 pixels, which is more than is accepted.</source>
        <translation>Das Bild gibt an, %1 x %2 Pixel zu messen; das ist mehr, als angenommen wird.</translation>
    </message>
    <message>
        <source>Check the file; export it at a smaller size if it is right.</source>
        <translation>Prüfen Sie die Datei; stimmt die Größe, exportieren Sie sie kleiner.</translation>
    </message>
    <message>
        <source>This kind of picture (%1) is not supported: %2.</source>
        <translation>Diese Art von Bild (%1) wird nicht unterstützt: %2.</translation>
    </message>
    <message>
        <source>Export it again as DICOM without compression, or as PNG.</source>
        <translation>Exportieren Sie es erneut als DICOM ohne Kompression oder als PNG.</translation>
    </message>
    <message>
        <source>This file (%1) holds no picture.</source>
        <translation>Diese Datei (%1) enthält kein Bild.</translation>
    </message>
    <message>
        <source>Choose the file that holds the picture itself, not a report or an index.</source>
        <translation>Wählen Sie die Datei mit dem Bild selbst, keinen Bericht und kein Verzeichnis.</translation>
    </message>
    <message>
        <source>There is no model named &quot;%1&quot;.</source>
        <translation>Es gibt kein Modell namens „%1“.</translation>
    </message>
    <message>
        <source>The command &quot;intaglio models&quot; lists the models that are installed.</source>
        <translation>Der Befehl „intaglio models“ nennt die installierten Modelle.</translation>
    </message>
    <message>
        <source>No working model is installed.</source>
        <translation>Es ist kein brauchbares Modell installiert.</translation>
    </message>
    <message>
        <source>The command &quot;intaglio models&quot; says what is wrong with each.</source>
        <translation>Der Befehl „intaglio models“ sagt, was jedem fehlt.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; cannot be used: %2.</source>
        <translation>Das Modell „%1“ lässt sich nicht benutzen: %2.</translation>
    </message>
    <message>
        <source>Install it again from its source.</source>
        <translation>Installieren Sie es erneut aus seiner Quelle.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; is not the one that was published: its digest is wrong.</source>
        <translation>Das Modell „%1“ ist nicht das veröffentlichte: Seine Prüfsumme ist falsch.</translation>
    </message>
    <message>
        <source>Do not use it. Install it again from its source.</source>
        <translation>Benutzen Sie es nicht. Installieren Sie es erneut aus seiner Quelle.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; gave no usable numbers for this picture.</source>
        <translation>Das Modell „%1“ ergab für dieses Bild keine brauchbaren Zahlen.</translation>
    </message>
    <message>
        <source>No result was made. Report this together with the model&apos;s version.</source>
        <translation>Es gibt kein Ergebnis. Melden Sie dies mit der Version des Modells.</translation>
    </message>
    <message>
        <source>The part of the program that runs models could not be started (%1).</source>
        <translation>Der Programmteil, der Modelle rechnet, ließ sich nicht starten (%1).</translation>
    </message>
    <message>
        <source>Install Intaglio again; its lib folder may be incomplete.</source>
        <translation>Installieren Sie Intaglio neu; sein lib-Ordner ist vielleicht unvollständig.</translation>
    </message>
    <message>
        <source>The device &quot;%1&quot; is not available on this computer.</source>
        <translation>Das Gerät „%1“ gibt es auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>Use --device cpu or --device auto.</source>
        <translation>Benutzen Sie --device cpu oder --device auto.</translation>
    </message>
    <message>
        <source>This does not look like the right kind of picture (%1).</source>
        <translation>Das sieht nicht nach der richtigen Art von Bild aus (%1).</translation>
    </message>
    <message>
        <source>Check that you chose the right file.</source>
        <translation>Prüfen Sie, ob Sie die richtige Datei gewählt haben.</translation>
    </message>
    <message>
        <source>This picture is unlike the pictures that the model &quot;%1&quot; knows, so it was not judged.</source>
        <translation>Dieses Bild gleicht keinem, das das Modell „%1“ kennt, und wurde darum nicht beurteilt.</translation>
    </message>
    <message>
        <source>Check that it is the right kind of picture, in focus and normally lit.</source>
        <translation>Prüfen Sie, ob es die richtige Art von Bild ist, scharf und normal belichtet.</translation>
    </message>
    <message>
        <source>The picture is too small: %1 x %2 pixels, at least %3 are needed on each side.</source>
        <translation>Das Bild ist zu klein: %1 x %2 Pixel, auf jeder Seite werden mindestens %3 gebraucht.</translation>
    </message>
    <message>
        <source>Use the original picture instead of a thumbnail.</source>
        <translation>Nehmen Sie das Originalbild statt einer Vorschau.</translation>
    </message>
    <message>
        <source>The picture is too blurred to be judged.</source>
        <translation>Das Bild ist zu unscharf, um es zu beurteilen.</translation>
    </message>
    <message>
        <source>Take it again in focus.</source>
        <translation>Nehmen Sie es scharf gestellt noch einmal auf.</translation>
    </message>
    <message>
        <source>The picture is too dark or too bright to be judged.</source>
        <translation>Das Bild ist zu dunkel oder zu hell, um es zu beurteilen.</translation>
    </message>
    <message>
        <source>Take it again with normal light.</source>
        <translation>Nehmen Sie es mit normalem Licht noch einmal auf.</translation>
    </message>
    <message>
        <source>The file says it comes from a device of type %1, which the model &quot;%2&quot; is not made for.</source>
        <translation>Die Datei stammt nach eigener Angabe von einem Gerät der Art %1; dafür ist das Modell „%2“ nicht gemacht.</translation>
    </message>
    <message>
        <source>Choose another model, or the right picture.</source>
        <translation>Wählen Sie ein anderes Modell oder das richtige Bild.</translation>
    </message>
    <message>
        <source>The table of labels &quot;%1&quot; cannot be used: %2.</source>
        <translation>Die Tabelle „%1“ mit den Klassen lässt sich nicht benutzen: %2.</translation>
    </message>
    <message>
        <source>It needs a header with at least path, label and split.</source>
        <translation>Sie braucht eine Kopfzeile mit mindestens path, label und split.</translation>
    </message>
    <message>
        <source>The table of labels has no row in the split &quot;%1&quot;.</source>
        <translation>Die Tabelle mit den Klassen hat keine Zeile im Teil „%1“.</translation>
    </message>
    <message>
        <source>Check the name of the split.</source>
        <translation>Prüfen Sie den Namen des Teils.</translation>
    </message>
    <message>
        <source>There is no network architecture named &quot;%1&quot;.</source>
        <translation>Es gibt keine Netzarchitektur namens „%1“.</translation>
    </message>
    <message>
        <source>The help of &quot;intaglio train&quot; lists the names.</source>
        <translation>Die Hilfe von „intaglio train“ nennt die Namen.</translation>
    </message>
    <message>
        <source>The model has no label &quot;%1&quot;.</source>
        <translation>Das Modell hat keine Klasse „%1“.</translation>
    </message>
    <message>
        <source>The command &quot;intaglio models&quot; lists each model&apos;s labels.</source>
        <translation>Der Befehl „intaglio models“ nennt die Klassen jedes Modells.</translation>
    </message>
    <message>
        <source>The training stopped because its numbers grew without limit (%1).</source>
        <translation>Das Training brach ab, weil seine Zahlen über alle Grenzen wuchsen (%1).</translation>
    </message>
    <message>
        <source>Use a smaller learning rate.</source>
        <translation>Nehmen Sie eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a usable key file: %2.</source>
        <translation>„%1“ ist keine brauchbare Schlüsseldatei: %2.</translation>
    </message>
    <message>
        <source>Choose a .key or .pub file made by Intaglio.</source>
        <translation>Wählen Sie eine .key- oder .pub-Datei von Intaglio.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; cannot do this: a key with the role &quot;%2&quot; is needed.</source>
        <translation>Der Schlüssel „%1“ kann das nicht: Es braucht einen mit der Rolle „%2“.</translation>
    </message>
    <message>
        <source>Choose the right key; &quot;intaglio keys show&quot; tells a key&apos;s role.</source>
        <translation>Wählen Sie den richtigen Schlüssel; „intaglio keys show“ nennt die Rolle eines Schlüssels.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is not valid today.</source>
        <translation>Der Schlüssel „%1“ ist heute nicht gültig.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date, or ask the clinic for a new key.</source>
        <translation>Prüfen Sie das Datum dieses Rechners, oder bitten Sie die Klinik um einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>The clinic&apos;s signature on &quot;%1&quot; is wrong.</source>
        <translation>Die Unterschrift der Klinik auf „%1“ ist falsch.</translation>
    </message>
    <message>
        <source>Do not use this key. Ask the clinic for the file again.</source>
        <translation>Benutzen Sie diesen Schlüssel nicht. Bitten Sie die Klinik erneut um die Datei.</translation>
    </message>
    <message>
        <source>The passphrase does not open &quot;%1&quot;.</source>
        <translation>Die Passphrase öffnet „%1“ nicht.</translation>
    </message>
    <message>
        <source>Try again; capital letters matter.</source>
        <translation>Versuchen Sie es erneut; Groß- und Kleinschreibung zählt.</translation>
    </message>
    <message>
        <source>A passphrase is needed for &quot;%1&quot;.</source>
        <translation>Für „%1“ wird eine Passphrase gebraucht.</translation>
    </message>
    <message>
        <source>Give it with --passphrase-file, or run the command on a terminal.</source>
        <translation>Geben Sie sie mit --passphrase-file an, oder starten Sie den Befehl in einem Terminal.</translation>
    </message>
    <message>
        <source>The two passphrases differ, so no key was made.</source>
        <translation>Die beiden Passphrasen unterscheiden sich; es wurde kein Schlüssel erzeugt.</translation>
    </message>
    <message>
        <source>Type the same passphrase twice; capital letters matter.</source>
        <translation>Geben Sie zweimal dieselbe Passphrase ein; Groß- und Kleinschreibung zählt.</translation>
    </message>
    <message>
        <source>The key file &quot;%1&quot; asks for more computing time than is accepted.</source>
        <translation>Die Schlüsseldatei „%1“ verlangt mehr Rechenzeit, als angenommen wird.</translation>
    </message>
    <message>
        <source>It was not made by Intaglio, or was altered.</source>
        <translation>Sie stammt nicht von Intaglio oder wurde verändert.</translation>
    </message>
    <message>
        <source>The operating system gives no random numbers, so nothing can be sealed safely.</source>
        <translation>Das Betriebssystem gibt keine Zufallszahlen; so lässt sich nichts sicher versiegeln.</translation>
    </message>
    <message>
        <source>Restart this computer, then try again.</source>
        <translation>Starten Sie diesen Rechner neu, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A key or a sealed part has a form that is not accepted (%1).</source>
        <translation>Ein Schlüssel oder ein versiegelter Teil hat eine Form, die nicht angenommen wird (%1).</translation>
    </message>
    <message>
        <source>Check that the key files are complete.</source>
        <translation>Prüfen Sie, ob die Schlüsseldateien vollständig sind.</translation>
    </message>
    <message>
        <source>A picture can be sealed for 1 to %2 doctors, not for %1.</source>
        <translation>Ein Bild lässt sich für 1 bis %2 Ärzte versiegeln, nicht für %1.</translation>
    </message>
    <message>
        <source>Name fewer doctors.</source>
        <translation>Nennen Sie weniger Ärzte.</translation>
    </message>
    <message>
        <source>The sealed result does not follow the format (%1).</source>
        <translation>Das versiegelte Ergebnis hält sich nicht an das Format (%1).</translation>
    </message>
    <message>
        <source>It may come from a newer version of Intaglio.</source>
        <translation>Es stammt vielleicht von einer neueren Version von Intaglio.</translation>
    </message>
    <message>
        <source>The result does not fit into this picture: %1 bytes are needed, %2 fit.</source>
        <translation>Das Ergebnis passt nicht in dieses Bild: %1 Byte werden gebraucht, %2 passen hinein.</translation>
    </message>
    <message>
        <source>Use the original picture at full size.</source>
        <translation>Nehmen Sie das Originalbild in voller Größe.</translation>
    </message>
    <message>
        <source>A result cannot be sealed into this kind of picture: %1.</source>
        <translation>In diese Art von Bild lässt sich kein Ergebnis versiegeln: %1.</translation>
    </message>
    <message>
        <source>Grey and RGB pictures of 8 or 16 bits can carry a result; DICOM pictures in the modes reversible and covert.</source>
        <translation>Graustufen- und RGB-Bilder mit 8 oder 16 Bit können ein Ergebnis tragen; DICOM-Bilder in den Modi reversible und covert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has the wrong ending for this output: %2 is needed.</source>
        <translation>„%1“ hat für diese Ausgabe die falsche Endung: Es braucht %2.</translation>
    </message>
    <message>
        <source>Give the output a name with that ending.</source>
        <translation>Geben Sie der Ausgabe einen Namen mit dieser Endung.</translation>
    </message>
    <message>
        <source>There is too much to seal: %1 bytes, %2 are allowed.</source>
        <translation>Es gibt zu viel zu versiegeln: %1 Byte, %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>Shorten the note.</source>
        <translation>Kürzen Sie die Notiz.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is no longer the picture that was judged. Nothing was sealed.</source>
        <translation>Die Datei „%1“ ist nicht mehr das Bild, das beurteilt wurde. Es wurde nichts versiegelt.</translation>
    </message>
    <message>
        <source>Have the picture judged again.</source>
        <translation>Lassen Sie das Bild noch einmal beurteilen.</translation>
    </message>
    <message>
        <source>The sealed picture did not pass its own check (%1), so it was not saved.</source>
        <translation>Das versiegelte Bild bestand seine eigene Prüfung nicht (%1) und wurde darum nicht gespeichert.</translation>
    </message>
    <message>
        <source>Your picture was not changed. Try again; if it happens again, report it.</source>
        <translation>Ihr Bild wurde nicht verändert. Versuchen Sie es erneut; geschieht es wieder, melden Sie es.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no result: %2.</source>
        <translation>„%1“ enthält kein Ergebnis: %2.</translation>
    </message>
    <message>
        <source>Give a file as &quot;intaglio predict --json&quot; writes it.</source>
        <translation>Geben Sie eine Datei an, wie „intaglio predict --json“ sie schreibt.</translation>
    </message>
    <message>
        <source>This picture holds no sealed result.</source>
        <translation>Dieses Bild enthält kein versiegeltes Ergebnis.</translation>
    </message>
    <message>
        <source>It was never sealed, was saved in another way since, or belongs to another clinic.</source>
        <translation>Es wurde nie versiegelt, seither anders gespeichert oder gehört einer anderen Klinik.</translation>
    </message>
    <message>
        <source>A result was sealed in this picture, but the picture was altered since and the result is lost.</source>
        <translation>In diesem Bild war ein Ergebnis versiegelt, aber das Bild wurde seither verändert, und das Ergebnis ist verloren.</translation>
    </message>
    <message>
        <source>Ask for the file exactly as the kiosk wrote it.</source>
        <translation>Bitten Sie um die Datei genau so, wie der Kiosk sie geschrieben hat.</translation>
    </message>
    <message>
        <source>The result in this picture is sealed for another doctor.</source>
        <translation>Das Ergebnis in diesem Bild ist für jemand anderen versiegelt.</translation>
    </message>
    <message>
        <source>Use the key of the doctor whom the patient chose.</source>
        <translation>Nehmen Sie den Schlüssel der Ärztin oder des Arztes, die der Patient gewählt hat.</translation>
    </message>
    <message>
        <source>The result comes from a key that you do not trust.</source>
        <translation>Das Ergebnis stammt von einem Schlüssel, dem Sie nicht vertrauen.</translation>
    </message>
    <message>
        <source>The signature on the sealed result is wrong. Do not rely on it.</source>
        <translation>Die Unterschrift auf dem versiegelten Ergebnis ist falsch. Verlassen Sie sich nicht darauf.</translation>
    </message>
    <message>
        <source>Ask the patient for the file exactly as the kiosk wrote it.</source>
        <translation>Bitten Sie den Patienten um die Datei genau so, wie der Kiosk sie geschrieben hat.</translation>
    </message>
    <message>
        <source>The sealed result is genuine, but it belongs to another picture, or this one was altered.</source>
        <translation>Das versiegelte Ergebnis ist echt, aber es gehört zu einem anderen Bild, oder dieses wurde verändert.</translation>
    </message>
    <message>
        <source>Do not use the result for this picture.</source>
        <translation>Benutzen Sie das Ergebnis nicht für dieses Bild.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is not signed by your clinic.</source>
        <translation>Der Schlüssel „%1“ ist nicht von Ihrer Klinik unterschrieben.</translation>
    </message>
    <message>
        <source>Ask the clinic to enrol it, then bring the new file.</source>
        <translation>Lassen Sie ihn von der Klinik aufnehmen und bringen Sie dann die neue Datei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to another clinic.</source>
        <translation>„%1“ gehört zu einer anderen Klinik.</translation>
    </message>
    <message>
        <source>Compare the clinic&apos;s fingerprint with the one you were given.</source>
        <translation>Vergleichen Sie den Fingerabdruck der Klinik mit dem, den Sie bekommen haben.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; was revoked by the clinic.</source>
        <translation>Der Schlüssel „%1“ wurde von der Klinik gesperrt.</translation>
    </message>
    <message>
        <source>Do not use it. Ask the clinic for the current key.</source>
        <translation>Verwenden Sie ihn nicht. Fragen Sie die Klinik nach dem aktuellen Schlüssel.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is older than the list of revoked keys that is in use.</source>
        <translation>„%1“ ist älter als die Liste gesperrter Schlüssel, die in Gebrauch ist.</translation>
    </message>
    <message>
        <source>Ask the clinic for the newest list.</source>
        <translation>Fragen Sie die Klinik nach der neuesten Liste.</translation>
    </message>
    <message>
        <source>The list of revoked keys is full (%1 keys).</source>
        <translation>Die Liste gesperrter Schlüssel ist voll (%1 Schlüssel).</translation>
    </message>
    <message>
        <source>Start a new clinic key, and enrol the keys that are in use with it.</source>
        <translation>Legen Sie einen neuen Klinikschlüssel an und nehmen Sie die benutzten Schlüssel damit auf.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess.</source>
        <translation>Dieses Passwort ist zu leicht zu erraten.</translation>
    </message>
    <message>
        <source>Use at least %1 characters: four unusual words are easy to remember.</source>
        <translation>Nehmen Sie mindestens %1 Zeichen: vier ungewöhnliche Wörter merkt man sich leicht.</translation>
    </message>
    <message>
        <source>The records in &quot;%1&quot; cannot be used (%2).</source>
        <translation>Die Aufzeichnungen in „%1“ sind nicht verwendbar (%2).</translation>
    </message>
    <message>
        <source>Check the disk. Nothing was lost; the picture itself was not changed.</source>
        <translation>Prüfen Sie den Datenträger. Nichts ging verloren; das Bild selbst wurde nicht verändert.</translation>
    </message>
    <message>
        <source>The region %1 cannot be protected: %2.</source>
        <translation>Der Bereich %1 kann nicht geschützt werden: %2.</translation>
    </message>
    <message>
        <source>Choose a region inside the picture that stays 8 pixels away from its border.</source>
        <translation>Wählen Sie einen Bereich im Bild, der 8 Pixel Abstand vom Rand hält.</translation>
    </message>
    <message>
        <source>A picture sealed in %1 mode does not give back the exact original.</source>
        <translation>Ein im Modus %1 versiegeltes Bild gibt das genaue Original nicht zurück.</translation>
    </message>
    <message>
        <source>Ask for the original where the picture was sealed: only the reversible mode carries it.</source>
        <translation>Fragen Sie dort nach dem Original, wo das Bild versiegelt wurde: nur der umkehrbare Modus trägt es in sich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there already.</source>
        <translation>„%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name, or leave out --no-overwrite.</source>
        <translation>Wählen Sie einen anderen Namen, oder lassen Sie --no-overwrite weg.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; is switched off on this computer.</source>
        <translation>Das Modell „%1“ ist auf diesem Rechner ausgeschaltet.</translation>
    </message>
    <message>
        <source>An administrator can enable it in the model manager or with &quot;intaglio models enable&quot;.</source>
        <translation>Ein Administrator kann es in der Modellverwaltung oder mit „intaglio models enable“ einschalten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be installed as a model: %2.</source>
        <translation>„%1“ lässt sich nicht als Modell installieren: %2.</translation>
    </message>
    <message>
        <source>Nothing was installed. Get the package again from its source.</source>
        <translation>Es wurde nichts installiert. Holen Sie das Paket erneut aus seiner Quelle.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; is installed already, in version %2; this package is version %3.</source>
        <translation>Das Modell „%1“ ist schon installiert, in Version %2; dieses Paket ist Version %3.</translation>
    </message>
    <message>
        <source>Replace it only if you mean to: with &quot;--force&quot;, or in the model manager.</source>
        <translation>Ersetzen Sie es nur mit Absicht: mit „--force“ oder in der Modellverwaltung.</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts has signed the model &quot;%1&quot;.</source>
        <translation>Niemand, dem dieser Rechner vertraut, hat das Modell „%1“ unterschrieben.</translation>
    </message>
    <message>
        <source>An administrator may accept it: with &quot;--accept-unsigned&quot;, or in the model manager. Each of its results then says so.</source>
        <translation>Ein Administrator darf es annehmen: mit „--accept-unsigned“ oder in der Modellverwaltung. Jedes seiner Ergebnisse sagt das dann.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say all that is needed to use it: %2.</source>
        <translation>„%1“ sagt nicht alles, was man zur Benutzung braucht: %2.</translation>
    </message>
    <message>
        <source>Give the answers; the help of &quot;intaglio models install&quot; lists them.</source>
        <translation>Geben Sie die Antworten an; die Hilfe von „intaglio models install“ nennt sie.</translation>
    </message>
    <message>
        <source>No model for this kind of picture (%1) is installed.</source>
        <translation>Für diese Art von Bild (%1) ist kein Modell installiert.</translation>
    </message>
    <message>
        <source>An administrator can install one in the model manager.</source>
        <translation>Ein Administrator kann eines in der Modellverwaltung installieren.</translation>
    </message>
    <message>
        <source>The file says that it is %1, but the picture looks like another kind (%2).</source>
        <translation>Die Datei gibt %1 an, aber das Bild sieht nach einer anderen Art aus (%2).</translation>
    </message>
    <message>
        <source>Check that the right picture is in the file. Do not rely on what the file says.</source>
        <translation>Prüfen Sie, ob das richtige Bild in der Datei ist. Verlassen Sie sich nicht auf die Angaben der Datei.</translation>
    </message>
    <message>
        <source>The file says that the picture was taken in the view %1, which the model &quot;%2&quot; is not made for.</source>
        <translation>Nach Angabe der Datei hat das Bild die Aufnahmerichtung %1; dafür ist das Modell „%2“ nicht gemacht.</translation>
    </message>
    <message>
        <source>Choose another model, or a picture of another view.</source>
        <translation>Wählen Sie ein anderes Modell oder ein Bild aus anderer Richtung.</translation>
    </message>
    <message>
        <source>The file says that it shows %1, which the model &quot;%2&quot; is not made for.</source>
        <translation>Nach Angabe der Datei zeigt das Bild %1; dafür ist das Modell „%2“ nicht gemacht.</translation>
    </message>
    <message>
        <source>Text or marks are burnt into the picture, and the model may judge them instead of what is beneath.</source>
        <translation>In das Bild sind Text oder Zeichen eingebrannt; das Modell könnte sie beurteilen statt dessen, was darunter liegt.</translation>
    </message>
    <message>
        <source>Export the picture again without annotations.</source>
        <translation>Exportieren Sie das Bild erneut ohne Beschriftung.</translation>
    </message>
    <message>
        <source>This result was made although the picture was refused (%1), so it cannot be sealed.</source>
        <translation>Dieses Ergebnis entstand, obwohl das Bild abgelehnt wurde (%1); darum lässt es sich nicht versiegeln.</translation>
    </message>
    <message>
        <source>Seal an answer in the doctor&apos;s own words instead.</source>
        <translation>Versiegeln Sie stattdessen eine Antwort in eigenen Worten.</translation>
    </message>
    <message>
        <source>Add its .pub file only if you know that it is genuine.</source>
        <translation>Fügen Sie seine .pub-Datei nur hinzu, wenn Sie wissen, dass sie echt ist.</translation>
    </message>
    <message>
        <source>The result comes from a key that the clinic has revoked.</source>
        <translation>Das Ergebnis stammt von einem Schlüssel, den die Klinik gesperrt hat.</translation>
    </message>
    <message>
        <source>Do not rely on it. Ask the clinic, and have the picture taken and judged again.</source>
        <translation>Verlassen Sie sich nicht darauf. Fragen Sie die Klinik, und lassen Sie das Bild neu aufnehmen und beurteilen.</translation>
    </message>
    <message>
        <source>Check that the folder exists, that the name is free and that you are allowed to write there. Where another program is changing it just now, try again.</source>
        <translation>Prüfen Sie, ob der Ordner vorhanden und der Name frei ist und ob Sie dort schreiben dürfen. Ändert ein anderes Programm die Datei gerade, versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The key does not fit, or the file was altered.</source>
        <translation>Der Schlüssel passt nicht, oder die Datei wurde verändert.</translation>
    </message>
    <message>
        <source>Use the key that it was made for, and the file as it was sent.</source>
        <translation>Nehmen Sie den Schlüssel, für den sie gemacht wurde, und die Datei so, wie sie geschickt wurde.</translation>
    </message>
    <message>
        <source>The patient is %1 years old; the model &quot;%2&quot; is not made for that age. The models for such pictures cover these ages in years: %3.</source>
        <translation>Der Patient ist %1 Jahre alt; für dieses Alter ist das Modell „%2“ nicht gemacht. Die Modelle für solche Bilder decken dieses Alter in Jahren ab: %3.</translation>
    </message>
    <message>
        <source>Where another model is made for this age, choose that one. Where the age was stated and is wrong, state it again. A doctor may still have it judged, knowing that the model never saw such patients.</source>
        <translation>Ist ein anderes Modell für dieses Alter gemacht, wählen Sie dieses. Wurde das Alter falsch angegeben, geben Sie es neu an. Ärzte dürfen das Bild dennoch beurteilen lassen, im Wissen, dass das Modell solche Patienten nie sah.</translation>
    </message>
</context>
<context>
    <name>KeyActionDialog</name>
    <message>
        <source>From now on nobody should trust this key. This cannot be undone. Afterwards take the clinic&apos;s new list of revoked keys to every kiosk and every doctor&apos;s computer: they learn of it in no other way.</source>
        <translation>Von nun an soll niemand diesem Schlüssel vertrauen. Das lässt sich nicht zurücknehmen. Bringen Sie danach die neue Liste widerrufener Schlüssel zu jedem Kiosk und jedem Rechner eines Arztes: Anders erfahren sie nichts davon.</translation>
    </message>
    <message>
        <source>The hiding key decides where in a picture results are hidden. Change it when a kiosk or a key file was lost. Kiosks and doctors get the new one when you renew their keys; until then they work as before. Older pictures stay readable.</source>
        <translation>Der Versteckschlüssel bestimmt, wo im Bild Ergebnisse verborgen sind. Wechseln Sie ihn, wenn ein Kiosk oder eine Schlüsseldatei verloren ging. Kioske und Ärzte bekommen den neuen, wenn Sie ihre Schlüssel verlängern; bis dahin arbeiten sie wie zuvor. Ältere Bilder bleiben lesbar.</translation>
    </message>
    <message>
        <source>The key stays the same. Copies of the key file in other places keep the old passphrase: delete them.</source>
        <translation>Der Schlüssel bleibt derselbe. Kopien der Schlüsseldatei an anderen Orten behalten die alte Passphrase: Löschen Sie sie.</translation>
    </message>
    <message>
        <source>The clinic vouches for this key from now on. Give the signed .pub file back to its holder, and to every kiosk.</source>
        <translation>Die Praxis bürgt von nun an für diesen Schlüssel. Geben Sie die unterschriebene .pub-Datei der Inhaberin oder dem Inhaber zurück und jedem Kiosk.</translation>
    </message>
    <message>
        <source>Your key file learns that the clinic vouches for it, and where results are hidden in pictures.</source>
        <translation>Ihre Schlüsseldatei erfährt, dass die Praxis für sie bürgt, und wo in Bildern Ergebnisse verborgen sind.</translation>
    </message>
    <message>
        <source>Your key and its passphrase stay with you. Take the file with the ending .pub to whoever keeps the clinic&apos;s key: it is admitted there.</source>
        <translation>Ihr Schlüssel und seine Passphrase bleiben bei Ihnen. Bringen Sie die Datei mit der Endung .pub dorthin, wo der Schlüssel der Praxis verwahrt wird: Dort wird er zugelassen.</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Renew …</source>
        <translation>Verlängern …</translation>
    </message>
    <message>
        <source>Replace by new keys …</source>
        <translation>Durch neue ersetzen …</translation>
    </message>
    <message>
        <source>Change the hiding key …</source>
        <translation>Versteckschlüssel wechseln …</translation>
    </message>
    <message>
        <source>Change the passphrase …</source>
        <translation>Passphrase ändern …</translation>
    </message>
    <message>
        <source>Admit a key …</source>
        <translation>Schlüssel zulassen …</translation>
    </message>
    <message>
        <source>Take the admission in …</source>
        <translation>Zulassung übernehmen …</translation>
    </message>
    <message>
        <source>Make my own key …</source>
        <translation>Eigenen Schlüssel machen …</translation>
    </message>
    <message>
        <source>A recovery key in the same folder with the same passphrase gets the new one too.</source>
        <translation>Ein Ersatzschlüssel im selben Ordner mit demselben Passwort bekommt das neue auch.</translation>
    </message>
    <message>
        <source>Where the kiosk starts by itself, its start file beside the key file gets the new passphrase: copy both to the kiosk, let it start once, then delete the start file on the stick.</source>
        <translation>Startet der Kiosk von selbst, bekommt seine Startdatei neben der Schlüsseldatei das neue Passwort: kopieren Sie beide auf den Kiosk, lassen Sie ihn einmal starten, und löschen Sie dann die Startdatei auf dem Stick.</translation>
    </message>
    <message>
        <source>The same key, valid for five more years, with the clinic&apos;s newest hiding key. Afterwards copy the key file to its holder, and the .pub file to every other computer.</source>
        <translation>Derselbe Schlüssel, fünf weitere Jahre gültig, mit dem neuesten Versteckschlüssel der Klinik. Kopieren Sie danach die Schlüsseldatei zu ihrem Inhaber und die .pub-Datei auf jeden anderen Computer.</translation>
    </message>
    <message>
        <source>Fresh keys under the same name and passphrase. The old ones go on opening what was sealed for them and are listed as revoked. Afterwards copy the key file to its holder, and the new .pub file and the list of revoked keys to every kiosk and every doctor&apos;s computer.</source>
        <translation>Neue Schlüssel mit demselben Namen und Passwort. Die alten öffnen weiter, was für sie versiegelt wurde, und stehen als gesperrt in der Liste. Kopieren Sie danach die Schlüsseldatei zu ihrem Inhaber, und die neue .pub-Datei und die Liste gesperrter Schlüssel auf jeden Kiosk und jeden Arztcomputer.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys of %1</source>
        <translation>Schlüssel von %1</translation>
    </message>
    <message>
        <source>Made on %1. This sheet holds no secret: it lets people check that a key is the right one, by its ten words.</source>
        <translation>Gemacht am %1. Dieses Blatt enthält kein Geheimnis: Mit den zehn Wörtern lässt sich prüfen, ob ein Schlüssel der richtige ist.</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>Was jetzt zu tun ist</translation>
    </message>
    <message>
        <source>The keys</source>
        <translation>Die Schlüssel</translation>
    </message>
    <message>
        <source>Stays with the clinic&apos;s key, in the safe.</source>
        <translation>Bleibt beim Schlüssel der Praxis, im Tresor.</translation>
    </message>
    <message>
        <source>Stays on the stick, and the stick in a safe.</source>
        <translation>Bleibt auf dem Stick, und der Stick in einem Tresor.</translation>
    </message>
    <message>
        <source>Copy the folder &quot;%1&quot; to the doctor&apos;s computer.</source>
        <translation>Kopieren Sie den Ordner „%1“ auf den Rechner der Ärztin oder des Arztes.</translation>
    </message>
    <message>
        <source>Copy the folder &quot;%1&quot; to the kiosk. It starts by itself.</source>
        <translation>Kopieren Sie den Ordner „%1“ auf den Kiosk. Er startet von selbst.</translation>
    </message>
    <message>
        <source>Copy the folder &quot;%1&quot; to the kiosk. Staff unlock it at each start.</source>
        <translation>Kopieren Sie den Ordner „%1“ auf den Kiosk. Das Personal öffnet ihn bei jedem Start.</translation>
    </message>
    <message>
        <source>At each kiosk: copy its own folder and the folder &quot;public&quot; from the stick to the computer. In the kiosk&apos;s set-up choose the key file, and &quot;public&quot; as the folder of the doctors.</source>
        <translation>An jedem Kiosk: Kopieren Sie seinen Ordner und den Ordner „public“ vom Stick auf den Rechner. Wählen Sie in der Einrichtung des Kiosks die Schlüsseldatei und „public“ als Ordner der Ärzte.</translation>
    </message>
    <message>
        <source>%1 makes a key on another computer and brings you the file with the ending .pub: admit it with &quot;Admit a key&quot; in the key manager.</source>
        <translation>%1 macht den Schlüssel an einem anderen Rechner und bringt Ihnen die Datei mit der Endung .pub: Lassen Sie sie mit „Schlüssel zulassen“ zu.</translation>
    </message>
    <message>
        <source>Then put the stick into the safe, and the clinic&apos;s passphrase into another place.</source>
        <translation>Legen Sie dann den Stick in den Tresor und die Passphrase der Praxis an einen anderen Ort.</translation>
    </message>
    <message>
        <source>Key sheet</source>
        <translation>Schlüsselblatt</translation>
    </message>
    <message>
        <source>When the kiosk &quot;%1&quot; has started by itself once, delete &quot;%2&quot; on the stick: it holds the passphrase.</source>
        <translation>Wenn der Kiosk „%1“ einmal von selbst gestartet ist, löschen Sie „%2“ auf dem Stick: die Datei enthält das Passwort.</translation>
    </message>
    <message>
        <source>At each doctor&apos;s computer: copy the doctor&apos;s own folder and the folder &quot;public&quot;. Press &quot;Unlock key&quot;, then &quot;All keys&quot; and &quot;Bring in a file&quot;: choose the clinic&apos;s file in &quot;public&quot; and compare the ten words that the program shows with those on this sheet. The kiosks and doctors in &quot;public&quot; come in with it.</source>
        <translation>Am Rechner jedes Arztes: Kopieren Sie den Ordner des Arztes und den Ordner „public“. Drücken Sie „Schlüssel öffnen“, dann „Alle Schlüssel“ und „Datei holen“: Wählen Sie die Datei der Klinik in „public“ und vergleichen Sie die zehn Wörter, die das Programm zeigt, mit denen auf diesem Blatt. Die Kioske und Ärzte in „public“ kommen damit herein.</translation>
    </message>
    <message>
        <source>A kiosk shows the groups of letters that stand below the ten words, on its staff page: compare those where you want to know that a kiosk has the right key.</source>
        <translation>Ein Kiosk zeigt auf seiner Personalseite die Buchstabengruppen, die unter den zehn Wörtern stehen: Vergleichen Sie diese, wenn Sie wissen wollen, ob ein Kiosk den richtigen Schlüssel hat.</translation>
    </message>
</context>
<context>
    <name>KeyStanding</name>
    <message>
        <source>Revoked on %1 because it was lost. Nothing it ever signed counts.</source>
        <translation>Am %1 widerrufen, weil er verloren ging. Nichts, was er je unterschrieb, gilt.</translation>
    </message>
    <message>
        <source>Revoked on %1 because it was stolen. Nothing it ever signed counts.</source>
        <translation>Am %1 widerrufen, weil er gestohlen wurde. Nichts, was er je unterschrieb, gilt.</translation>
    </message>
    <message>
        <source>Revoked on %1: its holder left. What it signed before counts.</source>
        <translation>Am %1 widerrufen: Inhaberin oder Inhaber ging. Was vorher unterschrieben wurde, gilt.</translation>
    </message>
    <message>
        <source>Replaced on %1 by a newer key. What it signed before counts.</source>
        <translation>Am %1 durch einen neueren Schlüssel ersetzt. Was er vorher unterschrieb, gilt.</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>It expired on %1: renew it with the clinic&apos;s key.</source>
        <translation>Er lief am %1 ab: Verlängern Sie ihn mit dem Schlüssel der Praxis.</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>Noch nicht gültig</translation>
    </message>
    <message>
        <source>It is valid from %1. Check this computer&apos;s clock.</source>
        <translation>Er gilt ab %1. Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>Not admitted</source>
        <translation>Nicht zugelassen</translation>
    </message>
    <message>
        <source>The clinic does not vouch for this key yet: admit it with the clinic&apos;s key.</source>
        <translation>Die Praxis bürgt noch nicht für diesen Schlüssel: Lassen Sie ihn mit dem Schlüssel der Praxis zu.</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Läuft bald ab</translation>
    </message>
    <message>
        <source>It expires on %1: renew it before.</source>
        <translation>Er läuft am %1 ab: Verlängern Sie ihn vorher.</translation>
    </message>
    <message>
        <source>This computer trusts this clinic.</source>
        <translation>Dieser Rechner vertraut dieser Praxis.</translation>
    </message>
    <message>
        <source>The clinic vouches for this key.</source>
        <translation>Die Praxis bürgt für diesen Schlüssel.</translation>
    </message>
    <message>
        <source>Trusted by name on this computer; no clinic vouches for it.</source>
        <translation>Auf diesem Rechner dem Namen nach vertraut; keine Praxis bürgt für ihn.</translation>
    </message>
    <message>
        <source>In the open folder only; this computer does not trust it yet.</source>
        <translation>Nur im offenen Ordner; dieser Rechner vertraut ihm noch nicht.</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Valid from %1 to %2</source>
        <translation>Gültig vom %1 bis %2</translation>
    </message>
    <message>
        <source>Hiding key number %1</source>
        <translation>Versteckschlüssel Nummer %1</translation>
    </message>
    <message>
        <source>The key file itself is not here</source>
        <translation>Die Schlüsseldatei selbst ist nicht hier</translation>
    </message>
    <message>
        <source>Key file: %1</source>
        <translation>Schlüsseldatei: %1</translation>
    </message>
    <message>
        <source>Cannot be judged</source>
        <translation>Nicht zu beurteilen</translation>
    </message>
    <message>
        <source>What this computer knows of its clinic is damaged: it cannot tell whether the key is revoked.</source>
        <translation>Was dieser Rechner von seiner Klinik weiß, ist beschädigt: Er kann nicht sagen, ob der Schlüssel widerrufen ist.</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>The name is missing.</source>
        <translation>Der Name fehlt.</translation>
    </message>
    <message>
        <source>Type a name that everybody in the clinic knows.</source>
        <translation>Geben Sie einen Namen ein, den in der Praxis alle kennen.</translation>
    </message>
    <message>
        <source>This name is in use already.</source>
        <translation>Dieser Name ist schon vergeben.</translation>
    </message>
    <message>
        <source>Every key needs a name of its own.</source>
        <translation>Jeder Schlüssel braucht einen eigenen Namen.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>Dieser Name geht nicht.</translation>
    </message>
    <message>
        <source>The name becomes part of a file name: use letters, digits, spaces and hyphens, 64 at most.</source>
        <translation>Der Name wird Teil eines Dateinamens: Nehmen Sie Buchstaben, Ziffern, Leerzeichen und Bindestriche, höchstens 64.</translation>
    </message>
    <message>
        <source>The place for the keys is missing.</source>
        <translation>Der Ort für die Schlüssel fehlt.</translation>
    </message>
    <message>
        <source>Choose a USB stick or a folder.</source>
        <translation>Wählen Sie einen USB-Stick oder einen Ordner.</translation>
    </message>
    <message>
        <source>This clinic&apos;s keys are there already.</source>
        <translation>Die Schlüssel dieser Praxis liegen schon dort.</translation>
    </message>
    <message>
        <source>Go back and choose &quot;Add a kiosk or a doctor&quot;, or use another stick.</source>
        <translation>Gehen Sie zurück und wählen Sie „Kiosk oder Arzt hinzufügen“, oder nehmen Sie einen anderen Stick.</translation>
    </message>
    <message>
        <source>The passphrase is missing.</source>
        <translation>Die Passphrase fehlt.</translation>
    </message>
    <message>
        <source>Type it, or let the program suggest one.</source>
        <translation>Geben Sie sie ein, oder lassen Sie eine vorschlagen.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess.</source>
        <translation>Diese Passphrase ist zu leicht zu erraten.</translation>
    </message>
    <message>
        <source>Use four or five words that do not belong together, or let the program suggest some.</source>
        <translation>Nehmen Sie vier oder fünf Wörter, die nicht zusammengehören, oder lassen Sie welche vorschlagen.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>Type the same passphrase twice.</source>
        <translation>Geben Sie zweimal dieselbe Passphrase ein.</translation>
    </message>
    <message>
        <source>The key file is missing.</source>
        <translation>Die Schlüsseldatei fehlt.</translation>
    </message>
    <message>
        <source>Put the clinic&apos;s stick in and choose the file with the ending .key.</source>
        <translation>Stecken Sie den Stick der Praxis ein und wählen Sie die Datei mit der Endung .key.</translation>
    </message>
    <message>
        <source>There is nothing to make yet.</source>
        <translation>Es gibt noch nichts zu machen.</translation>
    </message>
    <message>
        <source>Name at least one kiosk or doctor.</source>
        <translation>Nennen Sie mindestens einen Kiosk oder einen Arzt.</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Praxis</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Arzt</translation>
    </message>
    <message>
        <source>Fingerprint in words: %1</source>
        <translation>Fingerabdruck in Wörtern: %1</translation>
    </message>
    <message>
        <source>The key&apos;s own file is missing.</source>
        <translation>Die Datei des Schlüssels selbst fehlt.</translation>
    </message>
    <message>
        <source>Its holder has it: choose the file with the ending .key on the holder&apos;s computer or stick.</source>
        <translation>Der Inhaber hat sie: wählen Sie die Datei mit der Endung .key auf dessen Computer oder Stick.</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Ersatzschlüssel</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>Broken</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Unsigned</source>
        <translation>Ohne Unterschrift</translation>
    </message>
    <message>
        <source>It runs because the administrator named its folder (INTAGLIO_MODELS). Each of its results says that it is unsigned.</source>
        <translation>Es läuft, weil der Administrator seinen Ordner genannt hat (INTAGLIO_MODELS). Jedes seiner Ergebnisse sagt, dass es nicht unterschrieben ist.</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts signed it, and nobody accepted it. It does not judge pictures.</source>
        <translation>Niemand, dem dieser Rechner vertraut, hat es unterschrieben, und niemand hat es angenommen. Es beurteilt keine Bilder.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>It is switched off and does not judge pictures.</source>
        <translation>Es ist ausgeschaltet und beurteilt keine Bilder.</translation>
    </message>
    <message>
        <source>It runs because somebody accepted it. Each of its results says that it is unsigned.</source>
        <translation>Es läuft, weil jemand es angenommen hat. Jedes seiner Ergebnisse sagt, dass es nicht unterschrieben ist.</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Its data cannot carry a judgement about a patient. Each of its results says so.</source>
        <translation>Seine Daten tragen kein Urteil über Patienten. Jedes seiner Ergebnisse sagt das.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Every file is the one that was published.</source>
        <translation>Jede Datei ist die veröffentlichte.</translation>
    </message>
    <message>
        <source>Blood smear</source>
        <translation>Blutausstrich</translation>
    </message>
    <message>
        <source>Chest X-ray</source>
        <translation>Thoraxröntgen</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Breast ultrasound</source>
        <translation>Brustultraschall</translation>
    </message>
    <message>
        <source>Bone X-ray</source>
        <translation>Knochenröntgen</translation>
    </message>
    <message>
        <source>Mammogram</source>
        <translation>Mammogramm</translation>
    </message>
    <message>
        <source>Any (tells kinds apart)</source>
        <translation>Jede (unterscheidet Arten)</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balancierte Genauigkeit</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>Fläche unter der ROC-Kurve</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Positive predictive value</source>
        <translation>Positiver prädiktiver Wert</translation>
    </message>
    <message>
        <source>Negative predictive value</source>
        <translation>Negativer prädiktiver Wert</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohens Kappa</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>Matthews-Korrelation</translation>
    </message>
    <message>
        <source>Brier score (0 is best)</source>
        <translation>Brier-Wert (0 ist am besten)</translation>
    </message>
    <message>
        <source>Calibration error (0 is best)</source>
        <translation>Kalibrierungsfehler (0 ist am besten)</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>It came with the program.</source>
        <translation>Es kam mit dem Programm.</translation>
    </message>
    <message>
        <source>Nobody signed it.</source>
        <translation>Niemand hat es unterschrieben.</translation>
    </message>
    <message>
        <source>Signed by %1, whom this computer trusts, on %2 (key %3).</source>
        <translation>Unterschrieben von %1 am %2; dieser Rechner vertraut der Unterschrift (Schlüssel %3).</translation>
    </message>
    <message>
        <source>Signed by somebody who says to be %1 and whom this computer does not trust (key %2).</source>
        <translation>Unterschrieben von jemandem, der sich %1 nennt und dem dieser Rechner nicht vertraut (Schlüssel %2).</translation>
    </message>
    <message>
        <source>%1 accepted it on %2.</source>
        <translation>%1 hat es am %2 angenommen.</translation>
    </message>
    <message>
        <source>Its figures tell apart only: %1.</source>
        <translation>Seine Werte unterscheiden nur: %1.</translation>
    </message>
    <message>
        <source>Each label by itself: balanced accuracy %1.</source>
        <translation>Jede Klasse für sich: balancierte Genauigkeit %1.</translation>
    </message>
    <message>
        <source>How well it tells every label apart was not measured.</source>
        <translation>Wie gut es alle Klassen unterscheidet, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Made for these ages in years: %1.</source>
        <translation>Gemacht für Patienten dieses Alters in Jahren: %1.</translation>
    </message>
</context>
<context>
    <name>NamedKeysPage</name>
    <message>
        <source>The kiosks</source>
        <translation>Die Kioske</translation>
    </message>
    <message>
        <source>The doctors</source>
        <translation>Die Ärztinnen und Ärzte</translation>
    </message>
    <message>
        <source>Name each computer at which patients hand in pictures. You can add more later.</source>
        <translation>Nennen Sie jeden Rechner, an dem Patienten Bilder abgeben. Später können Sie weitere hinzufügen.</translation>
    </message>
    <message>
        <source>Name each doctor who is to read results. The doctor should choose the passphrase: nobody else needs it.</source>
        <translation>Nennen Sie alle, die Ergebnisse lesen sollen. Die Passphrase sollte die Ärztin oder der Arzt selbst wählen: Sonst braucht sie niemand.</translation>
    </message>
</context>
<context>
    <name>Phase</name>
    <message>
        <source>Opening the picture</source>
        <translation>Das Bild wird geöffnet</translation>
    </message>
    <message>
        <source>Checking the kind of picture</source>
        <translation>Die Art des Bildes wird geprüft</translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation>Das Bild wird angesehen</translation>
    </message>
    <message>
        <source>Making the heatmap</source>
        <translation>Die Heatmap entsteht</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>Versiegeln</translation>
    </message>
    <message>
        <source>Placing the seal in the picture</source>
        <translation>Das Siegel kommt ins Bild</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Checking what was saved</source>
        <translation>Das Gespeicherte wird geprüft</translation>
    </message>
    <message>
        <source>Looking for a seal</source>
        <translation>Ein Siegel wird gesucht</translation>
    </message>
    <message>
        <source>Opening the seal</source>
        <translation>Das Siegel wird geöffnet</translation>
    </message>
    <message>
        <source>Working through the pictures</source>
        <translation>Die Bilder werden durchgegangen</translation>
    </message>
</context>
<context>
    <name>PictureKind</name>
    <message>
        <source>blood smear</source>
        <translation>Blutausstrich</translation>
    </message>
    <message>
        <source>chest X-ray</source>
        <translation>Thoraxröntgen</translation>
    </message>
    <message>
        <source>skin lesion</source>
        <translation>Hautveränderung</translation>
    </message>
    <message>
        <source>breast ultrasound</source>
        <translation>Brustultraschall</translation>
    </message>
    <message>
        <source>bone X-ray</source>
        <translation>Knochenröntgen</translation>
    </message>
    <message>
        <source>mammogram</source>
        <translation>Mammogramm</translation>
    </message>
    <message>
        <source>none that is known here</source>
        <translation>keine, die hier bekannt ist</translation>
    </message>
</context>
<context>
    <name>ResultWords</name>
    <message>
        <source>Signature, recipient and every sample of the picture were checked.</source>
        <translation>Unterschrift, Empfänger und jeder Bildpunkt wurden geprüft.</translation>
    </message>
    <message>
        <source>No sealed result</source>
        <translation>Kein versiegeltes Ergebnis</translation>
    </message>
    <message>
        <source>This picture holds no sealed result that your key can find. You can run a model on it here.</source>
        <translation>Dieses Bild enthält kein versiegeltes Ergebnis, das Ihr Schlüssel findet. Sie können hier ein Modell rechnen.</translation>
    </message>
    <message>
        <source>Sealed result damaged</source>
        <translation>Versiegeltes Ergebnis beschädigt</translation>
    </message>
    <message>
        <source>The picture was changed after sealing and the result cannot be read. Do not use it; ask for the sealed file itself.</source>
        <translation>Das Bild wurde nach dem Versiegeln verändert, und das Ergebnis ist nicht lesbar. Benutzen Sie es nicht; bitten Sie um die versiegelte Datei selbst.</translation>
    </message>
    <message>
        <source>Kiosk not trusted</source>
        <translation>Kiosk nicht vertraut</translation>
    </message>
    <message>
        <source>Signature wrong</source>
        <translation>Unterschrift falsch</translation>
    </message>
    <message>
        <source>The result does not come from the kiosk it names. Do not use it and report this picture.</source>
        <translation>Das Ergebnis kommt nicht von dem Kiosk, den es nennt. Benutzen Sie es nicht, und melden Sie dieses Bild.</translation>
    </message>
    <message>
        <source>Picture altered</source>
        <translation>Bild verändert</translation>
    </message>
    <message>
        <source>The sealed result is genuine, but it belongs to other pixels or another patient&apos;s data. It is not shown.</source>
        <translation>Das versiegelte Ergebnis ist echt, aber es gehört zu anderen Bildpunkten oder zu den Daten eines anderen Patienten. Es wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Key locked</source>
        <translation>Schlüssel gesperrt</translation>
    </message>
    <message>
        <source>This picture may hold a sealed result. Unlock your key.</source>
        <translation>Dieses Bild enthält vielleicht ein versiegeltes Ergebnis. Öffnen Sie Ihren Schlüssel.</translation>
    </message>
    <message>
        <source>Checking the seal</source>
        <translation>Das Siegel wird geprüft</translation>
    </message>
    <message>
        <source>Looking for a sealed result in this picture.</source>
        <translation>In diesem Bild wird ein versiegeltes Ergebnis gesucht.</translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation>Kein Medizinprodukt; für Forschung und zur Unterstützung von Entscheidungen.</translation>
    </message>
    <message>
        <source>%1 (kiosk clock)</source>
        <translation>%1 (Uhr des Kiosks)</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positiv</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativ</translation>
    </message>
    <message>
        <source>Indeterminate</source>
        <translation>Unbestimmt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>HiResCAM</source>
        <translation>HiResCAM</translation>
    </message>
    <message>
        <source>Occlusion (slow)</source>
        <translation>Verdeckung (langsam)</translation>
    </message>
    <message>
        <source>Demonstration model: not for patients</source>
        <translation>Vorführmodell: nicht für Patienten</translation>
    </message>
    <message>
        <source>Licensed for non-commercial use</source>
        <translation>Nur für nicht kommerzielle Nutzung lizenziert</translation>
    </message>
    <message>
        <source>Unsigned model package</source>
        <translation>Nicht unterschriebenes Modellpaket</translation>
    </message>
    <message>
        <source>Signature and recipient were checked, and the picture as far as this mode allows.</source>
        <translation>Unterschrift und Empfänger wurden geprüft, das Bild so weit, wie dieser Modus es erlaubt.</translation>
    </message>
    <message>
        <source>Kiosk key revoked</source>
        <translation>Kioskschlüssel gesperrt</translation>
    </message>
    <message>
        <source>The clinic no longer trusts the key that sealed this (%1): it was lost, stolen or replaced. Do not use the result; ask the clinic.</source>
        <translation>Die Klinik vertraut dem Schlüssel nicht mehr, der dies versiegelt hat (%1): er ging verloren, wurde gestohlen oder ersetzt. Verwenden Sie das Ergebnis nicht; fragen Sie die Klinik.</translation>
    </message>
    <message>
        <source>Doctor&apos;s key revoked</source>
        <translation>Arztschlüssel gesperrt</translation>
    </message>
    <message>
        <source>The result was sealed by a kiosk you do not trust (%1).</source>
        <translation>Das Ergebnis wurde von einem Kiosk versiegelt, dem Sie nicht vertrauen (%1).</translation>
    </message>
    <message>
        <source>Key not trusted</source>
        <translation>Schlüssel nicht vertraut</translation>
    </message>
    <message>
        <source>This answer was sealed with a key you do not trust (%1).</source>
        <translation>Diese Antwort wurde mit einem Schlüssel versiegelt, dem Sie nicht vertrauen (%1).</translation>
    </message>
    <message>
        <source>Compare the first three groups with the key&apos;s fingerprint.</source>
        <translation>Vergleichen Sie die ersten drei Gruppen mit dem Fingerabdruck des Schlüssels.</translation>
    </message>
    <message>
        <source>CAM (exact)</source>
        <translation>CAM (genau)</translation>
    </message>
    <message>
        <source>LayerCAM (finer layer)</source>
        <translation>LayerCAM (feinere Schicht)</translation>
    </message>
    <message>
        <source>RISE (very slow)</source>
        <translation>RISE (sehr langsam)</translation>
    </message>
    <message>
        <source>Map of the patches</source>
        <translation>Karte der Ausschnitte</translation>
    </message>
    <message>
        <source>it is another kind of picture</source>
        <translation>es ist eine andere Art von Bild</translation>
    </message>
    <message>
        <source>it is unlike the pictures that the model knows</source>
        <translation>es gleicht keinem Bild, das das Modell kennt</translation>
    </message>
    <message>
        <source>it is too small</source>
        <translation>es ist zu klein</translation>
    </message>
    <message>
        <source>it is too blurred</source>
        <translation>es ist zu unscharf</translation>
    </message>
    <message>
        <source>it is too dark or too bright</source>
        <translation>es ist zu dunkel oder zu hell</translation>
    </message>
    <message>
        <source>it comes from a device that the model is not made for</source>
        <translation>es stammt von einem Gerät, für das das Modell nicht gemacht ist</translation>
    </message>
    <message>
        <source>it does not look like what the file says</source>
        <translation>es sieht nicht aus, wie die Datei angibt</translation>
    </message>
    <message>
        <source>the model is not made for the patient&apos;s age</source>
        <translation>das Modell ist für das Alter des Patienten nicht gemacht</translation>
    </message>
    <message>
        <source>it was taken in a view that the model is not made for</source>
        <translation>es hat eine Aufnahmerichtung, für die das Modell nicht gemacht ist</translation>
    </message>
    <message>
        <source>it shows a part of the body that the model is not made for</source>
        <translation>es zeigt einen Körperteil, für den das Modell nicht gemacht ist</translation>
    </message>
    <message>
        <source>text is burnt into it</source>
        <translation>Text ist eingebrannt</translation>
    </message>
    <message>
        <source>Judged although the gate refused the picture</source>
        <translation>Beurteilt, obwohl die Vorprüfung das Bild ablehnte</translation>
    </message>
    <message>
        <source>The kind of picture was not checked: the model for that cannot be used</source>
        <translation>Die Art des Bildes wurde nicht geprüft: Das Modell dafür ist nicht benutzbar</translation>
    </message>
    <message>
        <source>Picture unchanged, sealed by you</source>
        <translation>Bild unverändert, von Ihnen versiegelt</translation>
    </message>
    <message>
        <source>Sealed by you</source>
        <translation>Von Ihnen versiegelt</translation>
    </message>
    <message>
        <source>Picture unchanged, sealed by %1</source>
        <translation>Bild unverändert, versiegelt von %1</translation>
    </message>
    <message>
        <source>Sealed by %1</source>
        <translation>Versiegelt von %1</translation>
    </message>
    <message>
        <source>Sealed for somebody else</source>
        <translation>Für jemand anderen versiegelt</translation>
    </message>
    <message>
        <source>This picture holds a sealed result or answer, but your key is not among those that open it. An answer for a patient opens with the patient&apos;s account.</source>
        <translation>Dieses Bild enthält ein versiegeltes Ergebnis oder eine Antwort, aber Ihr Schlüssel ist nicht unter denen, die es öffnen. Eine Antwort für einen Patienten öffnet sich mit dem Konto des Patienten.</translation>
    </message>
    <message>
        <source>Finding: needs a doctor&apos;s look</source>
        <translation>Auffällig: braucht den Blick eines Arztes</translation>
    </message>
    <message>
        <source>No finding above the threshold</source>
        <translation>Nichts Auffälliges über der Schwelle</translation>
    </message>
    <message>
        <source>Undecided: needs a doctor&apos;s look</source>
        <translation>Unentschieden: braucht den Blick eines Arztes</translation>
    </message>
    <message>
        <source>Cleaned at the kiosk before it was judged: no value was changed by more than %1 of %2</source>
        <translation>Am Kiosk vor der Beurteilung bereinigt: kein Wert um mehr als %1 von %2 verändert</translation>
    </message>
    <message>
        <source>The model is made for a certain age, and the file does not say the patient&apos;s</source>
        <translation>Das Modell ist für ein bestimmtes Alter gemacht, und die Datei nennt das des Patienten nicht</translation>
    </message>
    <message>
        <source>Not the most probable label is shown first, but one that is rare among the pictures that the model was checked on</source>
        <translation>Zuerst steht nicht das Wahrscheinlichste, sondern etwas, das unter den Prüfbildern des Modells selten ist</translation>
    </message>
    <message>
        <source>The patient&apos;s age was stated, not read from the picture</source>
        <translation>Das Alter des Patienten wurde angegeben, nicht aus dem Bild gelesen</translation>
    </message>
    <message>
        <source>The answers behind this result do not decide alike: for a finding they lie between %1 and %2, on both sides of the operating point. Read this picture with care.</source>
        <translation>Die Antworten hinter diesem Ergebnis entscheiden nicht gleich: Für einen Befund liegen sie zwischen %1 und %2, beiderseits des Arbeitspunkts. Dieses Bild bitte besonders sorgfältig befunden.</translation>
    </message>
</context>
<context>
    <name>SealFacts</name>
    <message>
        <source>No sample changed since sealing</source>
        <translation>Seit dem Versiegeln kein Bildpunkt verändert</translation>
    </message>
    <message>
        <source>Looks like the sealed picture: compare it with the small one</source>
        <translation>Sieht aus wie das versiegelte Bild: vergleichen Sie es mit dem kleinen</translation>
    </message>
    <message numerus="yes">
        <source>%n protected region(s): unchanged</source>
        <translation>
            <numerusform>%n geschützter Bereich: unverändert</numerusform>
            <numerusform>%n geschützte Bereiche: unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected region(s): changed</source>
        <translation>
            <numerusform>%n geschützter Bereich: verändert</numerusform>
            <numerusform>%n geschützte Bereiche: verändert</numerusform>
        </translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>Versiegelt von</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Changed; the place is not known</source>
        <translation>Verändert; die Stelle ist nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>Changed in %n of 64 fields</source>
        <translation>
            <numerusform>In %n von 64 Feldern verändert</numerusform>
            <numerusform>In %n von 64 Feldern verändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Protected regions: unchanged</source>
        <translation>Geschützte Bereiche: unverändert</translation>
    </message>
    <message>
        <source>Protected regions: changed</source>
        <translation>Geschützte Bereiche: verändert</translation>
    </message>
    <message>
        <source>The result is over 90 days old: ask when it was made.</source>
        <translation>Das Ergebnis ist über 90 Tage alt: fragen Sie, wann es entstand.</translation>
    </message>
    <message>
        <source>The result is dated in the future: check the clocks.</source>
        <translation>Das Ergebnis trägt ein Datum in der Zukunft: prüfen Sie die Uhren.</translation>
    </message>
    <message>
        <source>This report came before with another picture or other contents: it may have been played in again.</source>
        <translation>Dieser Bericht kam schon einmal, mit einem anderen Bild oder anderem Inhalt: vielleicht wurde er ein zweites Mal eingespielt.</translation>
    </message>
    <message>
        <source>This picture may have been compressed: its look is proven, not its samples. Ask for the original before you measure or diagnose.</source>
        <translation>Dieses Bild wurde vielleicht komprimiert: bewiesen ist sein Aussehen, nicht jeder Bildpunkt. Fragen Sie nach dem Original, bevor Sie messen oder befunden.</translation>
    </message>
    <message>
        <source>A change by one level of brightness might not be noticed.</source>
        <translation>Eine Änderung um eine Helligkeitsstufe fiele vielleicht nicht auf.</translation>
    </message>
    <message>
        <source>It was sealed for an earlier key of yours: give the kiosk your new one.</source>
        <translation>Es wurde für einen früheren Schlüssel von Ihnen versiegelt: geben Sie dem Kiosk Ihren neuen.</translation>
    </message>
    <message>
        <source># What a sealed picture survives</source>
        <translation># Was ein versiegeltes Bild übersteht</translation>
    </message>
    <message>
        <source>The result lies in the picture&apos;s own samples. It lives as long as they do.</source>
        <translation>Das Ergebnis liegt in den Bildpunkten selbst. Es besteht so lange wie sie.</translation>
    </message>
    <message>
        <source>## Safe</source>
        <translation>## Unschädlich</translation>
    </message>
    <message>
        <source>- copying and renaming the file
- a ZIP archive, a USB stick, sending the file itself by mail
- saving it again without loss: PNG, TIFF
- another lossless DICOM transfer syntax</source>
        <translation>- die Datei kopieren und umbenennen
- ein ZIP-Archiv, ein USB-Stick, die Datei selbst als Mail-Anhang
- verlustfrei neu speichern: PNG, TIFF
- eine andere verlustfreie DICOM-Transfersyntax</translation>
    </message>
    <message>
        <source>## Destroys the result</source>
        <translation>## Zerstört das Ergebnis</translation>
    </message>
    <message>
        <source>- saving as JPEG, or any other saving with loss
- scaling, cropping, turning
- changing brightness, contrast or colours
- a screenshot, a photograph of the screen, a print
- chat programs and social networks: they compress pictures
- reducing 16 bits to 8, or a DICOM viewer&apos;s &quot;export as JPEG&quot;</source>
        <translation>- als JPEG oder sonst verlustbehaftet speichern
- skalieren, beschneiden, drehen
- Helligkeit, Kontrast oder Farben ändern
- ein Bildschirmfoto, ein Foto vom Bildschirm, ein Ausdruck
- Chatprogramme und soziale Netze: sie komprimieren Bilder
- 16 auf 8 Bit verringern, oder „als JPEG exportieren“ eines DICOM-Betrachters</translation>
    </message>
    <message>
        <source>A picture sealed in the mode &quot;robust&quot; also survives JPEG of quality 75 and more (strong: 50 and more, and most messengers), but never cropping or turning.</source>
        <translation>Ein im Modus „robust“ versiegeltes Bild übersteht auch JPEG ab Qualität 75 (stark: ab 50, und die meisten Messenger), aber nie Beschneiden oder Drehen.</translation>
    </message>
    <message>
        <source>## What it does not hide</source>
        <translation>## Was es nicht verbirgt</translation>
    </message>
    <message>
        <source>Nobody without the doctor&apos;s key can read the result or change it unnoticed. That *something* is sealed inside can be found out by a laboratory, most easily if the picture was once a JPEG.</source>
        <translation>Niemand kann das Ergebnis ohne den Schlüssel des Arztes lesen oder unbemerkt ändern. *Dass* etwas darin versiegelt ist, kann ein Labor herausfinden, am leichtesten, wenn das Bild einmal ein JPEG war.</translation>
    </message>
    <message>
        <source>Every sample is within one level of what was sealed</source>
        <translation>Jeder Wert liegt höchstens eine Stufe neben dem versiegelten</translation>
    </message>
    <message>
        <source>The memory of opened results cannot be used on this computer: a result that was played in again would not be noticed.</source>
        <translation>Das Gedächtnis geöffneter Ergebnisse ist auf diesem Computer nicht verwendbar: ein zum zweiten Mal eingespieltes Ergebnis fiele nicht auf.</translation>
    </message>
    <message>
        <source>the clinic&apos;s recovery key</source>
        <translation>der Wiederherstellungsschlüssel der Klinik</translation>
    </message>
    <message>
        <source>a key not known here (%1)</source>
        <translation>ein hier unbekannter Schlüssel (%1)</translation>
    </message>
</context>
<context>
    <name>StaffPin</name>
    <message>
        <source>This computer is a kiosk. PIN of the staff:</source>
        <translation>Dieser Rechner ist ein Kiosk. PIN des Personals:</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a minute. PIN of the staff:</source>
        <translation>Zu viele falsche PINs. Warten Sie eine Minute. PIN des Personals:</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>Nur für das Personal</translation>
    </message>
    <message>
        <source>That is not the PIN. PIN of the staff:</source>
        <translation>Diese PIN stimmt nicht. PIN des Personals:</translation>
    </message>
</context>
<context>
    <name>TrainTexts</name>
    <message>
        <source>Trains in minutes and needs few pictures.</source>
        <translation>Lernt in Minuten und braucht wenige Bilder.</translation>
    </message>
    <message>
        <source>Takes pictures of any size.</source>
        <translation>Nimmt Bilder jeder Größe.</translation>
    </message>
    <message>
        <source>Takes pictures of %1 by %2 pixels.</source>
        <translation>Nimmt Bilder von %1 mal %2 Pixeln.</translation>
    </message>
    <message>
        <source>There is only one label.</source>
        <translation>Es gibt nur eine Klasse.</translation>
    </message>
    <message>
        <source>A model learns to tell things apart: add a folder with pictures of another label.</source>
        <translation>Ein Modell lernt zu unterscheiden: Fügen Sie einen Ordner mit Bildern einer anderen Klasse hinzu.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no picture in %2.</source>
        <translation>„%1“ hat im Teil „%2“ kein Bild.</translation>
    </message>
    <message>
        <source>Add pictures of at least seven patients for each label.</source>
        <translation>Fügen Sie für jede Klasse Bilder von mindestens sieben Patienten hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>&quot;%1&quot; has only %n picture(s) to learn from.</source>
        <translation>
            <numerusform>„%1“ hat nur %n Bild zum Lernen.</numerusform>
            <numerusform>„%1“ hat nur %n Bilder zum Lernen.</numerusform>
        </translation>
    </message>
    <message>
        <source>With so few, the figures are uncertain. Hundreds are better.</source>
        <translation>Mit so wenigen sind die Kennzahlen unsicher. Besser sind Hunderte.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) cannot be read.</source>
        <translation>
            <numerusform>%n Bild ist nicht lesbar.</numerusform>
            <numerusform>%n Bilder sind nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known which pictures belong to the same patient.</source>
        <translation>Es ist nicht bekannt, welche Bilder zum selben Patienten gehören.</translation>
    </message>
    <message>
        <source>A patient in two parts makes the figures too good. Use one folder for each patient, or a table with the column &quot;group&quot;.</source>
        <translation>Ein Patient in zwei Teilen macht die Kennzahlen zu gut. Nehmen Sie einen Ordner je Patient oder eine Tabelle mit der Spalte „group“.</translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) of pictures nearly repeat one another.</source>
        <translation>
            <numerusform>%n Satz fast gleicher Bilder gefunden.</numerusform>
            <numerusform>%n Sätze fast gleicher Bilder gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each set stays together, so that none is learnt and tested at once.</source>
        <translation>Jeder Satz bleibt beisammen, damit keiner zugleich gelernt und geprüft wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) of near copies lie in two of your parts.</source>
        <translation>
            <numerusform>%n Satz fast gleicher Bilder liegt in zwei Ihrer Teile.</numerusform>
            <numerusform>%n Sätze fast gleicher Bilder liegen in zwei Ihrer Teile.</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures will be too good. Move copies together, or let the program divide the pictures.</source>
        <translation>Die Kennzahlen werden zu gut. Legen Sie Kopien zusammen, oder lassen Sie das Programm die Bilder aufteilen.</translation>
    </message>
    <message>
        <source>No pictures are set aside for the test.</source>
        <translation>Für den Test sind keine Bilder zurückgelegt.</translation>
    </message>
    <message>
        <source>Then nobody can say how good the model is on pictures that it never saw.</source>
        <translation>Dann kann niemand sagen, wie gut das Modell bei Bildern ist, die es nie sah.</translation>
    </message>
    <message>
        <source>Type a name for the model.</source>
        <translation>Geben Sie dem Modell einen Namen.</translation>
    </message>
    <message>
        <source>Say which kind of picture it judges.</source>
        <translation>Sagen Sie, welche Art von Bild es beurteilt.</translation>
    </message>
    <message>
        <source>A kind of your own is one word of small letters, digits and hyphens.</source>
        <translation>Eine eigene Art ist ein Wort aus Kleinbuchstaben, Ziffern und Bindestrichen.</translation>
    </message>
    <message>
        <source>At least one label must be a finding.</source>
        <translation>Mindestens eine Klasse muss ein Befund sein.</translation>
    </message>
    <message>
        <source>Choose a network.</source>
        <translation>Wählen Sie ein Netz.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>No network: a classical method on shapes and textures.</source>
        <translation>Kein Netz: ein klassisches Verfahren mit Formen und Texturen.</translation>
    </message>
    <message>
        <source>No network: a classical method that looks for the most similar pictures.</source>
        <translation>Kein Netz: ein klassisches Verfahren, das die ähnlichsten Bilder sucht.</translation>
    </message>
    <message>
        <source>A small, quick network; best with pretrained weights.</source>
        <translation>Ein kleines, schnelles Netz; am besten mit vortrainierten Gewichten.</translation>
    </message>
    <message>
        <source>A very small network for a start without pretrained weights.</source>
        <translation>Ein sehr kleines Netz für den Start ohne vortrainierte Gewichte.</translation>
    </message>
    <message>
        <source>A larger network; slower, needs many pictures.</source>
        <translation>Ein größeres Netz; langsamer, braucht viele Bilder.</translation>
    </message>
    <message>
        <source>A large network; slow on a computer without a graphics card.</source>
        <translation>Ein großes Netz; langsam auf einem Rechner ohne Grafikkarte.</translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation>Noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation>
            <numerusform>Noch etwa %n Minute</numerusform>
            <numerusform>Noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n hour(s) left</source>
        <translation>
            <numerusform>Noch etwa %n Stunde</numerusform>
            <numerusform>Noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at every picture</source>
        <translation>Jedes Bild wird angesehen</translation>
    </message>
    <message>
        <source>Preparing the pictures</source>
        <translation>Die Bilder werden vorbereitet</translation>
    </message>
    <message>
        <source>Measuring the pictures</source>
        <translation>Die Bilder werden vermessen</translation>
    </message>
    <message>
        <source>Judging the pictures</source>
        <translation>Die Bilder werden beurteilt</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is trained and not installed yet.</source>
        <translation>„%1“ ist trainiert und noch nicht installiert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was stopped. It begins anew.</source>
        <translation>„%1“ wurde angehalten. Es beginnt von vorn.</translation>
    </message>
    <message numerus="yes">
        <source>&quot;%1&quot; was stopped after %n finished round(s) and can go on.</source>
        <translation>
            <numerusform>„%1“ wurde nach %n fertigen Durchgang angehalten und kann weitergehen.</numerusform>
            <numerusform>„%1“ wurde nach %n fertigen Durchgängen angehalten und kann weitergehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) left out. Look whether damage is the reason.</source>
        <translation>
            <numerusform>%n Bild ausgelassen. Sehen Sie nach, ob es beschädigt ist.</numerusform>
            <numerusform>%n Bilder ausgelassen. Sehen Sie nach, ob sie beschädigt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pretrained: %1</source>
        <translation>Vortrainiert: %1</translation>
    </message>
    <message>
        <source>The network of “%1” (not for commercial use)</source>
        <translation>Das Netz von „%1“ (nicht für gewerbliche Zwecke)</translation>
    </message>
    <message>
        <source>The network of “%1”</source>
        <translation>Das Netz von „%1“</translation>
    </message>
    <message>
        <source>Test with pictures that this model did not learn from: with others the figures are too good.</source>
        <translation>Prüfen Sie mit Bildern, aus denen dieses Modell nicht gelernt hat: Mit anderen fallen die Zahlen zu gut aus.</translation>
    </message>
    <message>
        <source>Your model will not be for commercial use, as this one is not.</source>
        <translation>Wie dieses ist Ihr Modell dann nicht für gewerbliche Zwecke.</translation>
    </message>
</context>
<context>
    <name>intaglio::gui::StartWindow</name>
    <message>
        <source>Pictures judged on this computer, results that only the doctor can open.</source>
        <translation>Bilder, auf diesem Rechner beurteilt; Ergebnisse, die nur die Ärztin oder der Arzt öffnen kann.</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>For patients: hand in a picture and take it home with the result locked inside.</source>
        <translation>Für Patienten: ein Bild abgeben und es mit dem eingeschlossenen Ergebnis mitnehmen.</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Arzt</translation>
    </message>
    <message>
        <source>Open sealed pictures, see the result and the heatmap, work through a folder.</source>
        <translation>Versiegelte Bilder öffnen, Ergebnis und Heatmap sehen, einen Ordner durchgehen.</translation>
    </message>
    <message>
        <source>New here? Choose Doctor: sample pictures to try are waiting there.</source>
        <translation>Neu hier? Wählen Sie „Arzt“: Dort liegen Beispielbilder zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Not a medical device. For research and decision support only.</source>
        <translation>Kein Medizinprodukt. Nur für Forschung und zur Unterstützung von Entscheidungen.</translation>
    </message>
    <message>
        <source>Set up and look after keys</source>
        <translation>Schlüssel einrichten und verwalten</translation>
    </message>
    <message>
        <source>For the practice manager: the keys of the clinic, its kiosks and its doctors</source>
        <translation>Für die Praxisleitung: die Schlüssel der Praxis, ihrer Kioske und ihrer Ärzte</translation>
    </message>
    <message>
        <source>Install and look after models</source>
        <translation>Modelle installieren und verwalten</translation>
    </message>
    <message>
        <source>For administrators: the models that judge pictures on this computer</source>
        <translation>Für Administratoren: die Modelle, die auf diesem Rechner Bilder beurteilen</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>For administrators: a model of your own from labelled pictures</source>
        <translation>Für Administratoren: ein eigenes Modell aus Bildern mit bekannter Klasse</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AdvancedForm</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Side of the network&apos;s input, in pixels</source>
        <translation>Seitenlänge der Netzeingabe in Pixeln</translation>
    </message>
    <message>
        <source>Rounds over the pictures</source>
        <translation>Durchgänge durch die Bilder</translation>
    </message>
    <message>
        <source>Pictures in one step</source>
        <translation>Bilder in einem Schritt</translation>
    </message>
    <message>
        <source>Rounds without progress before it ends</source>
        <translation>Durchgänge ohne Fortschritt bis zum Ende</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Seed of the random choices</source>
        <translation>Startwert des Zufalls</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AgePage</name>
    <message>
        <source>How old is the patient?</source>
        <translation>Wie alt ist der Patient?</translation>
    </message>
    <message>
        <source>Younger than 1 year</source>
        <translation>Jünger als 1 Jahr</translation>
    </message>
    <message>
        <source>1 to 5 years</source>
        <translation>1 bis 5 Jahre</translation>
    </message>
    <message>
        <source>6 to 14 years</source>
        <translation>6 bis 14 Jahre</translation>
    </message>
    <message>
        <source>15 to 64 years</source>
        <translation>15 bis 64 Jahre</translation>
    </message>
    <message>
        <source>65 years or older</source>
        <translation>65 Jahre oder älter</translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation>Ich weiß es nicht</translation>
    </message>
    <message>
        <source>This check is made for certain ages only, and the picture does not tell the patient&apos;s age.</source>
        <translation>Diese Prüfung ist nur für bestimmte Altersgruppen gemacht, und das Bild sagt nicht, wie alt der Patient ist.</translation>
    </message>
    <message>
        <source>Please answer carefully, or choose “I do not know”. Everyone with such a picture is asked.</source>
        <translation>Bitte antworten Sie sorgfältig, oder wählen Sie „Ich weiß es nicht“. Alle mit einem solchen Bild werden gefragt.</translation>
    </message>
    <message>
        <source>If you do not know the age, finish here and ask staff for help.</source>
        <translation>Wenn Sie das Alter nicht wissen, beenden Sie hier und bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>Chosen before: %1</source>
        <translation>Vorher gewählt: %1</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AnalysisSession</name>
    <message>
        <source>Running the model</source>
        <translation>Das Modell läuft</translation>
    </message>
    <message>
        <source>Drawing the heatmap</source>
        <translation>Die Heatmap wird gezeichnet</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::AnswerView</name>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::BatchSession</name>
    <message>
        <source>Looking through the pictures</source>
        <translation>Die Bilder werden durchgesehen</translation>
    </message>
    <message>
        <source>Writing the table</source>
        <translation>Die Tabelle wird geschrieben</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::BeforeAfter</name>
    <message>
        <source>As you gave it</source>
        <translation>Wie Sie es gaben</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Ihr Bild</translation>
    </message>
    <message>
        <source>Cleaned</source>
        <translation>Bereinigt</translation>
    </message>
    <message>
        <source>less grain</source>
        <translation>weniger Körnung</translation>
    </message>
    <message>
        <source>more even light</source>
        <translation>gleichmäßigeres Licht</translation>
    </message>
    <message>
        <source>more usual colours</source>
        <translation>gewohntere Farben</translation>
    </message>
    <message>
        <source>We cleaned it before the check: %1. Nothing was added, and your own file stays as it is. Cleaning says nothing about your health.</source>
        <translation>Wir haben es vor der Prüfung bereinigt: %1. Nichts wurde hinzugefügt, und Ihre eigene Datei bleibt, wie sie ist. Das Bereinigen sagt nichts über Ihre Gesundheit.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ColorBar</name>
    <message>
        <source>Colour scale from %1 to %2 %3</source>
        <translation>Farbskala von %1 bis %2 %3</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::CompareDialog</name>
    <message>
        <source>Trust this clinic?</source>
        <translation>Dieser Praxis vertrauen?</translation>
    </message>
    <message>
        <source>Trust this key?</source>
        <translation>Diesem Schlüssel vertrauen?</translation>
    </message>
    <message>
        <source>No clinic vouches for this key: only the words below tell that it is the right one.</source>
        <translation>Keine Praxis bürgt für diesen Schlüssel: Nur die Wörter unten sagen, dass es der richtige ist.</translation>
    </message>
    <message>
        <source>Compare all ten words with the printed sheet, or let the key&apos;s holder read them to you on the telephone.</source>
        <translation>Vergleichen Sie alle zehn Wörter mit dem gedruckten Blatt, oder lassen Sie sie sich am Telefon vorlesen.</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Sie sind verschieden</translation>
    </message>
    <message>
        <source>All ten words match</source>
        <translation>Alle zehn Wörter stimmen</translation>
    </message>
    <message>
        <source>This is done once. Kiosks and doctors whom the clinic admitted then need no comparing: their .pub files that lie beside this one come in with it, later ones with &quot;Bring in a file&quot;.</source>
        <translation>Das geschieht einmal. Kioske und Ärzte, die die Klinik aufgenommen hat, müssen Sie danach nicht vergleichen: Ihre .pub-Dateien, die neben dieser liegen, kommen mit herein, spätere über „Datei holen“.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::CurveChart</name>
    <message>
        <source>The curve begins when the first round over the pictures ends.</source>
        <translation>Die Kurve beginnt, wenn der erste Durchgang durch die Bilder endet.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::DoctorWindow</name>
    <message>
        <source>Intaglio workstation</source>
        <translation>Intaglio Arbeitsplatz</translation>
    </message>
    <message>
        <source>Your key was locked because nobody used the program for 10 minutes.</source>
        <translation>Ihr Schlüssel wurde gesperrt, weil das Programm 10 Minuten nicht benutzt wurde.</translation>
    </message>
    <message>
        <source>The exact original was saved.</source>
        <translation>Das genaue Original wurde gespeichert.</translation>
    </message>
    <message>
        <source>The table was written.</source>
        <translation>Die Tabelle wurde geschrieben.</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>Modelle werden gesucht</translation>
    </message>
    <message>
        <source>%1 – Intaglio workstation</source>
        <translation>%1 – Intaglio Arbeitsplatz</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>-original</source>
        <translation>-original</translation>
    </message>
    <message>
        <source>DICOM (*.dcm)</source>
        <translation>DICOM (*.dcm)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>Das Original speichern</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Die Tabelle exportieren</translation>
    </message>
    <message>
        <source>CSV table (*.csv);;JSON (*.json)</source>
        <translation>CSV-Tabelle (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Model card: %1</source>
        <translation>Modellkarte: %1</translation>
    </message>
    <message>
        <source>Opening the model card</source>
        <translation>Die Modellkarte wird geöffnet</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Open one or several pictures</source>
        <translation>Ein oder mehrere Bilder öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>List a folder and let the model look at it</source>
        <translation>Einen Ordner auflisten und vom Modell ansehen lassen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Unlock your key and choose trusted kiosks</source>
        <translation>Den eigenen Schlüssel öffnen und vertraute Kioske wählen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Lock your key and hide sealed results</source>
        <translation>Den Schlüssel sperren und versiegelte Ergebnisse verbergen</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Die Liste durchsuchen</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Open the next picture of the list</source>
        <translation>Das nächste Bild der Liste öffnen</translation>
    </message>
    <message>
        <source>Picture before</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Open the picture before in the list</source>
        <translation>Das vorige Bild der Liste öffnen</translation>
    </message>
    <message>
        <source>Run model here</source>
        <translation>Modell hier rechnen</translation>
    </message>
    <message>
        <source>Let a model on this computer look at the picture</source>
        <translation>Ein Modell auf diesem Rechner das Bild ansehen lassen</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Show or hide the heatmap</source>
        <translation>Die Heatmap zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Heatmap weaker</source>
        <translation>Heatmap schwächer</translation>
    </message>
    <message>
        <source>Less opacity</source>
        <translation>Weniger Deckkraft</translation>
    </message>
    <message>
        <source>Heatmap stronger</source>
        <translation>Heatmap stärker</translation>
    </message>
    <message>
        <source>More opacity</source>
        <translation>Mehr Deckkraft</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Search the DICOM tags</source>
        <translation>Die DICOM-Tags durchsuchen</translation>
    </message>
    <message>
        <source>Play frames</source>
        <translation>Bildfolge abspielen</translation>
    </message>
    <message>
        <source>Play or stop the frames</source>
        <translation>Die Bildfolge abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Show every key</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Read the manual</source>
        <translation>Das Handbuch lesen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Windows of the file, the full range and your own</source>
        <translation>Fenster der Datei, der volle Bereich und eigene</translation>
    </message>
    <message>
        <source>Unlock key</source>
        <translation>Schlüssel öffnen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Encrypted copy</source>
        <translation>Verschlüsselte Kopie</translation>
    </message>
    <message>
        <source>Write an encrypted copy of the picture for a colleague</source>
        <translation>Eine verschlüsselte Kopie des Bildes für Kollegen schreiben</translation>
    </message>
    <message>
        <source>Your answer is sealed in the picture.</source>
        <translation>Ihre Antwort ist im Bild versiegelt.</translation>
    </message>
    <message>
        <source>The encrypted copy was written.</source>
        <translation>Die verschlüsselte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>-answer</source>
        <translation>-antwort</translation>
    </message>
    <message>
        <source>Save the picture with your answer</source>
        <translation>Das Bild mit Ihrer Antwort speichern</translation>
    </message>
    <message>
        <source>Save the encrypted copy</source>
        <translation>Die verschlüsselte Kopie speichern</translation>
    </message>
    <message>
        <source>Encrypted files (*.age)</source>
        <translation>Verschlüsselte Dateien (*.age)</translation>
    </message>
    <message>
        <source>What a sealed picture survives</source>
        <translation>Was ein versiegeltes Bild übersteht</translation>
    </message>
    <message>
        <source>Your key is locked.</source>
        <translation>Ihr Schlüssel ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it and try again. Your words are kept.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es noch einmal. Ihre Worte bleiben erhalten.</translation>
    </message>
    <message>
        <source>Unlock …</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>The picture is still being checked.</source>
        <translation>Das Bild wird noch geprüft.</translation>
    </message>
    <message>
        <source>Try again in a moment. Your words are kept.</source>
        <translation>Versuchen Sie es gleich noch einmal. Ihre Worte bleiben erhalten.</translation>
    </message>
    <message>
        <source>The picture that you answer is no longer open with an intact result.</source>
        <translation>Das Bild, auf das Sie antworten, ist nicht mehr mit unversehrtem Ergebnis offen.</translation>
    </message>
    <message>
        <source>Open it again. Your words are kept while this window stays open.</source>
        <translation>Öffnen Sie es wieder. Ihre Worte bleiben erhalten, solange dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>Some of this computer&apos;s trusted keys cannot be read.</source>
        <translation>Einige vertraute Schlüssel dieses Computers sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Results may not be shown until the clinic&apos;s keys are brought in again.</source>
        <translation>Ergebnisse werden vielleicht nicht gezeigt, bis die Schlüssel der Klinik wieder eingebracht sind.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Install, compare and switch the models of this computer</source>
        <translation>Die Modelle dieses Rechners installieren, vergleichen und schalten</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>Train a model from labelled pictures of your own</source>
        <translation>Ein Modell aus eigenen Bildern mit bekannter Klasse trainieren</translation>
    </message>
    <message>
        <source>TIFF (*.tif *.tiff)</source>
        <translation>TIFF (*.tif *.tiff)</translation>
    </message>
    <message>
        <source>About Intaglio</source>
        <translation>Über Intaglio</translation>
    </message>
    <message>
        <source>Version, terms of the models, and licences</source>
        <translation>Version, Bedingungen der Modelle und Lizenzen</translation>
    </message>
    <message>
        <source>Keys, manual, licences</source>
        <translation>Tasten, Handbuch, Lizenzen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::FindingsPanel</name>
    <message>
        <source>Run model here</source>
        <translation>Modell hier rechnen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>DICOM tags</source>
        <translation>DICOM-Tags</translation>
    </message>
    <message>
        <source>Model to run</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Which model looks at the picture</source>
        <translation>Welches Modell das Bild ansieht</translation>
    </message>
    <message>
        <source>Suitable model</source>
        <translation>Passendes Modell</translation>
    </message>
    <message>
        <source>Let a model on this computer look at the picture (Ctrl+R)</source>
        <translation>Ein Modell auf diesem Rechner das Bild ansehen lassen (Strg+R)</translation>
    </message>
    <message>
        <source>No picture open</source>
        <translation>Kein Bild offen</translation>
    </message>
    <message>
        <source>Findings, the verdict on the seal and the heatmap appear here.</source>
        <translation>Hier erscheinen Befunde, das Urteil über das Siegel und die Heatmap.</translation>
    </message>
    <message>
        <source>Only DICOM files carry tags</source>
        <translation>Nur DICOM-Dateien haben Tags</translation>
    </message>
    <message>
        <source>Sealed result</source>
        <translation>Versiegeltes Ergebnis</translation>
    </message>
    <message>
        <source>Running …</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Model on this computer</source>
        <translation>Modell auf diesem Rechner</translation>
    </message>
    <message>
        <source>The model was stopped.</source>
        <translation>Das Modell wurde angehalten.</translation>
    </message>
    <message>
        <source>Model: %1.</source>
        <translation>Modell: %1.</translation>
    </message>
    <message>
        <source>To have it judged all the same, choose a model first.</source>
        <translation>Um es trotzdem beurteilen zu lassen, wählen Sie zuerst ein Modell.</translation>
    </message>
    <message>
        <source>Judge anyway …</source>
        <translation>Trotzdem beurteilen …</translation>
    </message>
    <message>
        <source>%1

The model &quot;%2&quot; was not made for such a picture, and its answer may be wrong without any sign of it. The result will say that the refusal was set aside, and the program&apos;s log records it.</source>
        <translation>%1

Das Modell „%2“ ist für ein solches Bild nicht gemacht, und seine Antwort kann falsch sein, ohne dass man es merkt. Das Ergebnis wird sagen, dass die Ablehnung übergangen wurde, und das Protokoll des Programms hält es fest.</translation>
    </message>
    <message>
        <source>Judge a refused picture</source>
        <translation>Ein abgelehntes Bild beurteilen</translation>
    </message>
    <message>
        <source>Judge anyway</source>
        <translation>Trotzdem beurteilen</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>Antwort vom %1</translation>
    </message>
    <message>
        <source>Your answer of %1</source>
        <translation>Ihre Antwort vom %1</translation>
    </message>
    <message>
        <source>The model that gave the sealed result is not on this computer.</source>
        <translation>Das Modell, von dem das versiegelte Ergebnis stammt, ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Another one may be made for other patients, and judge differently.</source>
        <translation>Ein anderes ist vielleicht für andere Patienten gemacht und urteilt anders.</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>The picture does not say it. It counts when a model is run again.</source>
        <translation>Das Bild nennt es nicht. Es zählt, wenn wieder ein Modell gestartet wird.</translation>
    </message>
    <message>
        <source>Patient&apos;s age in years:</source>
        <translation>Alter des Patienten in Jahren:</translation>
    </message>
    <message>
        <source>The answer below was given before this age was stated.</source>
        <translation>Die Antwort unten wurde gegeben, bevor dieses Alter angegeben war.</translation>
    </message>
    <message>
        <source>Run the model again.</source>
        <translation>Starten Sie das Modell erneut.</translation>
    </message>
    <message>
        <source>The picture does not say how old the patient is.</source>
        <translation>Das Bild sagt nicht, wie alt der Patient ist.</translation>
    </message>
    <message>
        <source>State the age and run again: another model may be made for it.</source>
        <translation>Geben Sie das Alter an und starten Sie das Modell erneut: Vielleicht ist ein anderes dafür gemacht.</translation>
    </message>
    <message>
        <source>This model is made for the ages %1; for any other its answer means nothing.</source>
        <translation>Dieses Modell ist für das Alter %1 gemacht; für jedes andere bedeutet seine Antwort nichts.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::HeatmapControls</name>
    <message>
        <source>Heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation>Deckkraft der Heatmap</translation>
    </message>
    <message>
        <source>Weakest influence that is shown, in per cent of the scale</source>
        <translation>Schwächster gezeigter Einfluss in Prozent der Skala</translation>
    </message>
    <message>
        <source>The heatmap shows what influenced the model, not where disease is.</source>
        <translation>Die Heatmap zeigt, was das Modell beeinflusst hat, nicht, wo Krankheit ist.</translation>
    </message>
    <message>
        <source>Show or hide the heatmap (M)</source>
        <translation>Die Heatmap zeigen oder verbergen (M)</translation>
    </message>
    <message>
        <source>Method of the heatmap</source>
        <translation>Verfahren der Heatmap</translation>
    </message>
    <message>
        <source>Label that the heatmap explains</source>
        <translation>Klasse, die die Heatmap erklärt</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>contribution to the score (logit)</source>
        <translation>Beitrag zum Wert (Logit)</translation>
    </message>
    <message>
        <source>This model cannot be explained as chosen; the map was made by: %1.</source>
        <translation>Dieses Modell lässt sich nicht wie gewählt erklären; die Heatmap entstand mit: %1.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::IdleOverlay</name>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message numerus="yes">
        <source>To protect your privacy, this visit is cleared in %n second(s).</source>
        <translation>
            <numerusform>Zu Ihrem Schutz wird dieser Besuch in %n Sekunde gelöscht.</numerusform>
            <numerusform>Zu Ihrem Schutz wird dieser Besuch in %n Sekunden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Ich bin noch da</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ImageViewer</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 bit colour</source>
        <translation>%1 Bit Farbe</translation>
    </message>
    <message>
        <source>%1 bit grey</source>
        <translation>%1 Bit Grau</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <comment>columns, rows, kind of samples</comment>
        <translation>%1 × %2, %3</translation>
    </message>
    <message>
        <source>Window %1  Level %2</source>
        <translation>Fenster %1  Mitte %2</translation>
    </message>
    <message>
        <source>px</source>
        <comment>no spacing is known: lengths are in pixels</comment>
        <translation>px</translation>
    </message>
    <message>
        <source>%1 mm (Pixel Spacing)</source>
        <translation>%1 mm (Pixel Spacing)</translation>
    </message>
    <message>
        <source>%1 mm (Imager Pixel Spacing, at the detector)</source>
        <translation>%1 mm (Imager Pixel Spacing, am Detektor)</translation>
    </message>
    <message>
        <source>%1 mm (calibrated)</source>
        <translation>%1 mm (kalibriert)</translation>
    </message>
    <message>
        <source>%1 mm (file resolution, not calibrated)</source>
        <translation>%1 mm (Auflösung der Datei, nicht kalibriert)</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>Zoom %1 %</translation>
    </message>
    <message>
        <source>x %1  y %2  value %3</source>
        <translation>x %1  y %2  Wert %3</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ImportForm</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>What the label means</source>
        <translation>Was die Klasse bedeutet</translation>
    </message>
    <message>
        <source>Identifier: small letters, digits and hyphens</source>
        <translation>Kennung: Kleinbuchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>Name for people</source>
        <translation>Angezeigter Name</translation>
    </message>
    <message>
        <source>Judges which kind of picture</source>
        <translation>Welche Art von Bild es beurteilt</translation>
    </message>
    <message>
        <source>Rows that the network takes</source>
        <translation>Zeilen, die das Netz nimmt</translation>
    </message>
    <message>
        <source>Columns that the network takes</source>
        <translation>Spalten, die das Netz nimmt</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colour (3 channels)</source>
        <translation>Farbe (3 Kanäle)</translation>
    </message>
    <message>
        <source>Grey (1 channel)</source>
        <translation>Grau (1 Kanal)</translation>
    </message>
    <message>
        <source>What it takes a sample of 0 to 255 for</source>
        <translation>Worauf Bildwerte von 0 bis 255 umgerechnet werden</translation>
    </message>
    <message>
        <source>How its answers belong together</source>
        <translation>Wie seine Antworten zusammengehören</translation>
    </message>
    <message>
        <source>One label is right (softmax)</source>
        <translation>Eine Klasse stimmt (softmax)</translation>
    </message>
    <message>
        <source>Each label stands alone (sigmoid)</source>
        <translation>Jede Klasse für sich (sigmoid)</translation>
    </message>
    <message>
        <source>Labels, in the order of the network&apos;s answers</source>
        <translation>Klassen in der Reihenfolge der Antworten des Netzes</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation>Klasse entfernen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::JobStrip</name>
    <message>
        <source>Cancel this work</source>
        <translation>Diese Arbeit abbrechen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyActionDialog</name>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation>Seine Passphrase</translation>
    </message>
    <message>
        <source>Key file of the clinic</source>
        <translation>Schlüsseldatei der Praxis</translation>
    </message>
    <message>
        <source>Passphrase of the clinic&apos;s key</source>
        <translation>Passphrase des Praxisschlüssels</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why the key is revoked</source>
        <translation>Warum der Schlüssel widerrufen wird</translation>
    </message>
    <message>
        <source>Lost: nothing it ever signed counts</source>
        <translation>Verloren: nichts, was er je unterschrieb, gilt</translation>
    </message>
    <message>
        <source>Stolen: nothing it ever signed counts</source>
        <translation>Gestohlen: nichts, was er je unterschrieb, gilt</translation>
    </message>
    <message>
        <source>Left the clinic: what it signed until today counts</source>
        <translation>Praxis verlassen: was bis heute unterschrieben wurde, gilt</translation>
    </message>
    <message>
        <source>Replaced: what it signed until today counts</source>
        <translation>Ersetzt: was bis heute unterschrieben wurde, gilt</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>Schlüsseldateien</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose where your key goes</source>
        <translation>Wählen Sie, wohin Ihr Schlüssel kommt</translation>
    </message>
    <message>
        <source>Revoke this key?</source>
        <translation>Diesen Schlüssel widerrufen?</translation>
    </message>
    <message>
        <source>A revoked key cannot be taken back. The holder needs a new key.</source>
        <translation>Ein Widerruf lässt sich nicht zurücknehmen. Es braucht dann einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Opening the keys. This takes a few seconds.</source>
        <translation>Die Schlüssel werden geöffnet. Das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Without the doctor&apos;s key file: leave both empty. Then only the .pub file is renewed, and the doctor takes it in with &quot;Take the admission in&quot;.</source>
        <translation>Ohne die Schlüsseldatei des Arztes: beide leer lassen. Dann wird nur die .pub-Datei erneuert, und der Arzt übernimmt sie mit „Zulassung übernehmen“.</translation>
    </message>
    <message>
        <source>Routine: what the old key signed until today counts</source>
        <translation>Routine: was der alte Schlüssel bis heute unterschrieb, gilt</translation>
    </message>
    <message>
        <source>The old key may be known to others: nothing it ever signed counts</source>
        <translation>Der alte Schlüssel ist vielleicht anderen bekannt: nichts, was er je unterschrieb, gilt</translation>
    </message>
    <message>
        <source>Replace these keys?</source>
        <translation>Diese Schlüssel ersetzen?</translation>
    </message>
    <message>
        <source>The old keys are revoked, which cannot be taken back. Every other computer needs the new .pub file and the list.</source>
        <translation>Die alten Schlüssel werden gesperrt; das lässt sich nicht zurücknehmen. Jeder andere Computer braucht die neue .pub-Datei und die Liste.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Is this the clinic&apos;s first list?</source>
        <translation>Ist dies die erste Liste der Klinik?</translation>
    </message>
    <message>
        <source>There is no list of revoked keys, neither on this computer nor beside the clinic&apos;s key. If the clinic revoked a key before, cancel and bring in its list first: a second first list would be refused, and what the older one says would be lost.</source>
        <translation>Es gibt keine Liste widerrufener Schlüssel, weder auf diesem Rechner noch beim Schlüssel der Klinik. Hat die Klinik schon einen Schlüssel widerrufen, brechen Sie ab und holen Sie zuerst ihre Liste: Eine zweite erste Liste würde abgelehnt, und was die ältere sagt, ginge verloren.</translation>
    </message>
    <message>
        <source>It is the first</source>
        <translation>Es ist die erste</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyDialog</name>
    <message>
        <source>Unlock</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>No kiosk is trusted yet: no sealed result can be shown.</source>
        <translation>Noch ist kein Kiosk vertraut: Kein versiegeltes Ergebnis kann gezeigt werden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Key and trusted kiosks</source>
        <translation>Schlüssel und vertraute Kioske</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>NAME.key</source>
        <translation>NAME.key</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>The key stays in memory until you lock it, or for 10 minutes without use.</source>
        <translation>Der Schlüssel bleibt im Speicher, bis Sie ihn sperren oder 10 Minuten nichts tun.</translation>
    </message>
    <message>
        <source>Unlock your key</source>
        <translation>Eigenen Schlüssel öffnen</translation>
    </message>
    <message>
        <source>Trusted kiosks</source>
        <translation>Vertraute Kioske</translation>
    </message>
    <message>
        <source>Add kiosk …</source>
        <translation>Kiosk hinzufügen …</translation>
    </message>
    <message>
        <source>Choose your key file</source>
        <translation>Die eigene Schlüsseldatei wählen</translation>
    </message>
    <message>
        <source>Key files (*.key)</source>
        <translation>Schlüsseldateien (*.key)</translation>
    </message>
    <message>
        <source>Choose your key file first.</source>
        <translation>Wählen Sie zuerst Ihre Schlüsseldatei.</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>The key of %1 is unlocked.</source>
        <translation>Der Schlüssel von %1 ist offen.</translation>
    </message>
    <message>
        <source>Choose a kiosk&apos;s public key</source>
        <translation>Den öffentlichen Schlüssel eines Kiosks wählen</translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation>Öffentliche Schlüssel (*.pub)</translation>
    </message>
    <message>
        <source>All keys …</source>
        <translation>Alle Schlüssel …</translation>
    </message>
    <message>
        <source>Make, renew, revoke and bring in keys</source>
        <translation>Schlüssel machen, verlängern, widerrufen und holen</translation>
    </message>
    <message>
        <source>Only results sealed by these kiosks are shown. A kiosk that your clinic admitted needs no comparing; for any other compare the fingerprint with the one on the kiosk&apos;s staff page.</source>
        <translation>Nur Ergebnisse, die diese Kioske versiegelt haben, werden gezeigt. Einen Kiosk, den Ihre Klinik aufgenommen hat, müssen Sie nicht vergleichen; bei jedem anderen vergleichen Sie den Fingerabdruck mit dem auf der Personalseite des Kiosks.</translation>
    </message>
    <message>
        <source>%1   revoked by the clinic</source>
        <translation>%1   von der Klinik gesperrt</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyManagerWindow</name>
    <message>
        <source>Choose a folder with keys</source>
        <translation>Wählen Sie einen Ordner mit Schlüsseln</translation>
    </message>
    <message>
        <source>Choose a public key or a list of revoked keys</source>
        <translation>Wählen Sie einen öffentlichen Schlüssel oder eine Liste widerrufener Schlüssel</translation>
    </message>
    <message>
        <source>Public keys and lists</source>
        <translation>Öffentliche Schlüssel und Listen</translation>
    </message>
    <message>
        <source>The list of revoked keys is in use on this computer.</source>
        <translation>Die Liste widerrufener Schlüssel gilt jetzt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The key was not taken in.</source>
        <translation>Der Schlüssel wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>Where the words differ, it is not the key that you expect: ask its holder for the right file.</source>
        <translation>Sind die Wörter verschieden, ist es nicht der erwartete Schlüssel: Bitten Sie um die richtige Datei.</translation>
    </message>
    <message>
        <source>This computer trusts &quot;%1&quot; now.</source>
        <translation>Dieser Rechner vertraut jetzt „%1“.</translation>
    </message>
    <message>
        <source>Choose the public key to admit</source>
        <translation>Wählen Sie den öffentlichen Schlüssel, der zugelassen wird</translation>
    </message>
    <message>
        <source>Public keys</source>
        <translation>Öffentliche Schlüssel</translation>
    </message>
    <message>
        <source>Choose the .pub file that the clinic signed</source>
        <translation>Wählen Sie die .pub-Datei, die die Praxis unterschrieben hat</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>The key is revoked. Take the list to every other computer of the clinic.</source>
        <translation>Der Schlüssel ist widerrufen. Bringen Sie die Liste zu jedem anderen Rechner der Praxis.</translation>
    </message>
    <message>
        <source>The clinic vouches for the key now. Give the .pub file back to its holder.</source>
        <translation>Die Praxis bürgt jetzt für den Schlüssel. Geben Sie die .pub-Datei zurück.</translation>
    </message>
    <message>
        <source>This is done.</source>
        <translation>Das ist erledigt.</translation>
    </message>
    <message>
        <source>Choose where the public part goes</source>
        <translation>Wählen Sie, wohin der öffentliche Teil kommt</translation>
    </message>
    <message>
        <source>The public part was copied.</source>
        <translation>Der öffentliche Teil wurde kopiert.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>This computer knows no keys yet</source>
        <translation>Dieser Rechner kennt noch keine Schlüssel</translation>
    </message>
    <message>
        <source>Make your clinic&apos;s keys, or bring in the .pub file of a clinic, a kiosk or a doctor.</source>
        <translation>Machen Sie die Schlüssel Ihrer Praxis, oder holen Sie die .pub-Datei einer Praxis, eines Kiosks oder eines Arztes.</translation>
    </message>
    <message>
        <source>Set up keys</source>
        <translation>Schlüssel einrichten</translation>
    </message>
    <message>
        <source>Make keys step by step</source>
        <translation>Schlüssel Schritt für Schritt machen</translation>
    </message>
    <message>
        <source>Let the clinic vouch for a key that a doctor made elsewhere</source>
        <translation>Die Praxis für einen Schlüssel bürgen lassen, der anderswo gemacht wurde</translation>
    </message>
    <message>
        <source>Bring in a file …</source>
        <translation>Datei holen …</translation>
    </message>
    <message>
        <source>A .pub file to trust, or a list of revoked keys</source>
        <translation>Eine .pub-Datei, der vertraut wird, oder eine Liste widerrufener Schlüssel</translation>
    </message>
    <message>
        <source>For a doctor at the doctor&apos;s own computer</source>
        <translation>Für Ärzte am eigenen Rechner</translation>
    </message>
    <message>
        <source>Open a keys folder …</source>
        <translation>Schlüsselordner öffnen …</translation>
    </message>
    <message>
        <source>Show the key files of a stick or folder too</source>
        <translation>Auch die Schlüsseldateien eines Sticks oder Ordners zeigen</translation>
    </message>
    <message>
        <source>Known keys</source>
        <translation>Bekannte Schlüssel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Five more years for the same key</source>
        <translation>Fünf weitere Jahre für denselben Schlüssel</translation>
    </message>
    <message>
        <source>Fresh keys under the same name</source>
        <translation>Neue Schlüssel mit demselben Namen</translation>
    </message>
    <message>
        <source>Another passphrase for the key file</source>
        <translation>Eine andere Passphrase für die Schlüsseldatei</translation>
    </message>
    <message>
        <source>After the clinic admitted your key</source>
        <translation>Nachdem die Praxis Ihren Schlüssel zugelassen hat</translation>
    </message>
    <message>
        <source>Another secret order of where results are hidden</source>
        <translation>Eine andere geheime Ordnung, wo Ergebnisse verborgen sind</translation>
    </message>
    <message>
        <source>Nobody should trust this key any longer</source>
        <translation>Niemand soll diesem Schlüssel mehr vertrauen</translation>
    </message>
    <message>
        <source>Copy the public part …</source>
        <translation>Öffentlichen Teil kopieren …</translation>
    </message>
    <message>
        <source>To a stick, for another computer</source>
        <translation>Auf einen Stick, für einen anderen Rechner</translation>
    </message>
    <message>
        <source>Add a kiosk or a doctor</source>
        <translation>Kiosk oder Arzt hinzufügen</translation>
    </message>
    <message>
        <source>Set up a clinic</source>
        <translation>Praxis einrichten</translation>
    </message>
    <message>
        <source>No clinic is trusted on this computer yet.</source>
        <translation>Dieser Rechner vertraut noch keiner Praxis.</translation>
    </message>
    <message>
        <source>There is no list of revoked keys on this computer.</source>
        <translation>Auf diesem Rechner gibt es keine Liste widerrufener Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>List of revoked keys: number %1 of %2, %n day(s) old.</source>
        <translation>
            <numerusform>Liste widerrufener Schlüssel: Nummer %1 vom %2, %n Tag alt.</numerusform>
            <numerusform>Liste widerrufener Schlüssel: Nummer %1 vom %2, %n Tage alt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with keys do not count.</source>
        <translation>
            <numerusform>%n Datei mit Schlüsseln zählt nicht.</numerusform>
            <numerusform>%n Dateien mit Schlüsseln zählen nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>What this computer knows of its clinic is damaged: it trusts nobody until this is mended.</source>
        <translation>Was dieser Computer von seiner Klinik weiß, ist beschädigt: er vertraut niemandem, bis das behoben ist.</translation>
    </message>
    <message>
        <source>Bring in the clinic&apos;s .pub file, compare the ten words, and then the newest list of revoked keys from the folder &quot;public&quot;.</source>
        <translation>Bringen Sie die .pub-Datei der Klinik ein, vergleichen Sie die zehn Wörter, und dann die neueste Liste gesperrter Schlüssel aus dem Ordner „public“.</translation>
    </message>
    <message>
        <source>Keys are being changed. Close the window when this is done.</source>
        <translation>Schlüssel werden gerade geändert. Schließen Sie das Fenster, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>The new keys are made. Take the key file to its holder, and the .pub file and the list of revoked keys to every other computer.</source>
        <translation>Die neuen Schlüssel sind angelegt. Bringen Sie die Schlüsseldatei zu ihrem Inhaber, und die .pub-Datei und die Liste gesperrter Schlüssel auf jeden anderen Computer.</translation>
    </message>
    <message>
        <source>The key is renewed. Take the key file to its holder, and the .pub file to every other computer.</source>
        <translation>Der Schlüssel ist erneuert. Bringen Sie die Schlüsseldatei zu ihrem Inhaber und die .pub-Datei auf jeden anderen Computer.</translation>
    </message>
    <message>
        <source>The .pub file is renewed. Take it to the doctor, who takes it in with &quot;Take the admission in&quot;, and to every kiosk.</source>
        <translation>Die .pub-Datei ist erneuert. Bringen Sie sie zum Arzt, der sie mit „Zulassung übernehmen“ einliest, und auf jeden Kiosk.</translation>
    </message>
    <message>
        <source>The passphrase is changed. Copy the written files to wherever the key is used, and delete older copies.</source>
        <translation>Das Passwort ist geändert. Kopieren Sie die geschriebenen Dateien dorthin, wo der Schlüssel benutzt wird, und löschen Sie ältere Kopien.</translation>
    </message>
    <message>
        <source>Is the place full or locked? Or a newer file lies there: bring that one in here first.</source>
        <translation>Ist der Ort voll oder schreibgeschützt? Oder dort liegt eine neuere Datei: bringen Sie zuerst diese hier ein.</translation>
    </message>
    <message>
        <source>This computer trusts another clinic. With &quot;%1&quot; in its place it no longer believes the other clinic&apos;s kiosks and doctors, and forgets which of its keys were revoked.</source>
        <translation>Dieser Rechner vertraut einer anderen Klinik. Mit „%1“ an ihrer Stelle glaubt er den Kiosken und Ärzten der anderen nicht mehr und vergisst, welche ihrer Schlüssel widerrufen wurden.</translation>
    </message>
    <message>
        <source>Replace the clinic?</source>
        <translation>Die Klinik ersetzen?</translation>
    </message>
    <message>
        <source>Replace the clinic</source>
        <translation>Klinik ersetzen</translation>
    </message>
    <message>
        <source>If the old key is not shown as revoked, choose it and press &quot;Revoke&quot;.</source>
        <translation>Wird der alte Schlüssel nicht als widerrufen gezeigt, wählen Sie ihn und drücken Sie „Widerrufen“.</translation>
    </message>
    <message>
        <source>This was done, but not all of it.</source>
        <translation>Das ist getan, aber nicht vollständig.</translation>
    </message>
    <message>
        <source>Taken in from the same folder: %1.</source>
        <translation>Aus demselben Ordner hereingeholt: %1.</translation>
    </message>
    <message>
        <source>The clinic&apos;s list of revoked keys is in use.</source>
        <translation>Die Liste gesperrter Schlüssel der Klinik ist in Gebrauch.</translation>
    </message>
    <message>
        <source>Now bring in the .pub files of its kiosks: nobody has to compare those.</source>
        <translation>Holen Sie nun die .pub-Dateien ihrer Kioske herein: Diese muss niemand vergleichen.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyRing</name>
    <message>
        <source>Reading the keys</source>
        <translation>Schlüssel werden gelesen</translation>
    </message>
    <message>
        <source>Reading a key</source>
        <translation>Ein Schlüssel wird gelesen</translation>
    </message>
    <message>
        <source>Taking a key in</source>
        <translation>Ein Schlüssel wird übernommen</translation>
    </message>
    <message>
        <source>Taking a list in</source>
        <translation>Eine Liste wird übernommen</translation>
    </message>
    <message>
        <source>Working with a key</source>
        <translation>Ein Schlüssel wird bearbeitet</translation>
    </message>
    <message>
        <source>Copying a key</source>
        <translation>Ein Schlüssel wird kopiert</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeySession</name>
    <message>
        <source>Unlocking the key</source>
        <translation>Der Schlüssel wird geöffnet</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeySetup</name>
    <message>
        <source>Opening the clinic&apos;s key</source>
        <translation>Der Praxisschlüssel wird geöffnet</translation>
    </message>
    <message>
        <source>Making the keys</source>
        <translation>Die Schlüssel werden gemacht</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeySetupWizard</name>
    <message>
        <source>Set up keys</source>
        <translation>Schlüssel einrichten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Praxis</translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation>Kioske</translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation>Ärzte</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Machen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Making the keys …</source>
        <translation>Werden gemacht …</translation>
    </message>
    <message>
        <source>Make the keys</source>
        <translation>Schlüssel machen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Looking for known keys</source>
        <translation>Bekannte Schlüssel werden gesucht</translation>
    </message>
    <message>
        <source>Stop setting up keys?</source>
        <translation>Einrichtung der Schlüssel abbrechen?</translation>
    </message>
    <message>
        <source>No key is made then, and what you entered is forgotten.</source>
        <translation>Dann wird kein Schlüssel gemacht, und Ihre Eingaben werden vergessen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeyWelcomePage</name>
    <message>
        <source>Make your clinic&apos;s keys</source>
        <translation>Die Schlüssel Ihrer Praxis</translation>
    </message>
    <message>
        <source>Keys decide whose pictures count and who can read the results. This takes about five minutes. You need one USB stick.</source>
        <translation>Schlüssel bestimmen, wessen Bilder gelten und wer die Ergebnisse lesen kann. Das dauert etwa fünf Minuten. Sie brauchen einen USB-Stick.</translation>
    </message>
    <message>
        <source>One key for the clinic</source>
        <translation>Ein Schlüssel für die Praxis</translation>
    </message>
    <message>
        <source>It vouches for all the others. It stays on the USB stick, and the stick stays in a safe.</source>
        <translation>Er bürgt für alle anderen. Er bleibt auf dem USB-Stick, und der Stick bleibt in einem Tresor.</translation>
    </message>
    <message>
        <source>One key for each kiosk</source>
        <translation>Ein Schlüssel für jeden Kiosk</translation>
    </message>
    <message>
        <source>The kiosk signs every sealed picture with it, so that doctors know where it came from. It cannot open one.</source>
        <translation>Der Kiosk unterschreibt damit jedes versiegelte Bild, damit Ärzte wissen, woher es kam. Öffnen kann er keines.</translation>
    </message>
    <message>
        <source>One key for each doctor</source>
        <translation>Ein Schlüssel für jeden Arzt</translation>
    </message>
    <message>
        <source>Only this key opens the results that were sealed for this doctor. Nobody else can read them, not even the kiosk.</source>
        <translation>Nur dieser Schlüssel öffnet die Ergebnisse, die für diese Ärztin oder diesen Arzt versiegelt wurden. Sonst kann sie niemand lesen, auch der Kiosk nicht.</translation>
    </message>
    <message>
        <source>Your clinic has its key already?</source>
        <translation>Hat Ihre Praxis schon ihren Schlüssel?</translation>
    </message>
    <message>
        <source>Add a kiosk or a doctor</source>
        <translation>Kiosk oder Arzt hinzufügen</translation>
    </message>
    <message>
        <source>This computer trusts the clinic &quot;%1&quot; already.</source>
        <translation>Dieser Rechner vertraut schon der Praxis „%1“.</translation>
    </message>
    <message>
        <source>To give that clinic one more kiosk or doctor, use the button below instead of starting anew.</source>
        <translation>Um dieser Praxis einen Kiosk oder Arzt hinzuzufügen, nehmen Sie die Taste unten, statt neu zu beginnen.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KeysMadePage</name>
    <message>
        <source>The keys are made</source>
        <translation>Die Schlüssel sind gemacht</translation>
    </message>
    <message>
        <source>Each was read back and opens with its passphrase. Save the sheet and print it: people compare keys by the ten words.</source>
        <translation>Jeder wurde zurückgelesen und öffnet sich mit seiner Passphrase. Speichern und drucken Sie das Blatt: Mit den zehn Wörtern werden Schlüssel verglichen.</translation>
    </message>
    <message>
        <source>Save the sheet to print</source>
        <translation>Blatt zum Drucken speichern</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>Was jetzt zu tun ist</translation>
    </message>
    <message>
        <source>The keys are made all the same. This computer goes on trusting the clinic that it knew before.</source>
        <translation>Die Schlüssel sind trotzdem gemacht. Dieser Rechner vertraut weiter der Praxis, die er vorher kannte.</translation>
    </message>
    <message>
        <source>The keys lie in %1</source>
        <translation>Die Schlüssel liegen in %1</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Blatt speichern</translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation>PDF-Dokumente</translation>
    </message>
    <message>
        <source>The sheet was saved: %1</source>
        <translation>Das Blatt wurde gespeichert: %1</translation>
    </message>
    <message>
        <source>Print it and keep it with the stick.</source>
        <translation>Drucken Sie es und legen Sie es zum Stick.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KioskView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Für das Personal</translation>
    </message>
    <message>
        <source>Not a medical device. For research and decision support only.</source>
        <translation>Kein Medizinprodukt. Nur für Forschung und zur Unterstützung von Entscheidungen.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::KioskWindow</name>
    <message>
        <source>Choose the kiosk&apos;s key file</source>
        <translation>Die Schlüsseldatei des Kiosks wählen</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>Schlüsseldateien</translation>
    </message>
    <message>
        <source>Choose the folder of the doctors</source>
        <translation>Den Ordner der Ärzte wählen</translation>
    </message>
    <message>
        <source>Choose the folder of pictures</source>
        <translation>Den Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>Choose the folder for sealed pictures</source>
        <translation>Den Ordner für versiegelte Bilder wählen</translation>
    </message>
    <message>
        <source>Checking the picture</source>
        <translation>Das Bild wird geprüft</translation>
    </message>
    <message>
        <source>Saving the sealed picture</source>
        <translation>Das versiegelte Bild wird gespeichert</translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation>Bilder werden gesucht</translation>
    </message>
    <message>
        <source>Loading previews</source>
        <translation>Vorschauen werden geladen</translation>
    </message>
    <message>
        <source>Reading the doctors&apos; keys</source>
        <translation>Die Schlüssel der Ärzte werden gelesen</translation>
    </message>
    <message>
        <source>Making the key</source>
        <translation>Der Schlüssel entsteht</translation>
    </message>
    <message>
        <source>Saving the set-up</source>
        <translation>Die Einrichtung wird gespeichert</translation>
    </message>
    <message>
        <source>Opening the key</source>
        <translation>Der Schlüssel wird geöffnet</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>Die PIN wird geprüft</translation>
    </message>
    <message>
        <source>Reading the key file</source>
        <translation>Schlüsseldatei wird gelesen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::LeaveOverlay</name>
    <message>
        <source>Leave without saving?</source>
        <translation>Gehen, ohne zu speichern?</translation>
    </message>
    <message>
        <source>Nothing is saved yet. If you leave now, what the check says is lost.</source>
        <translation>Noch ist nichts gespeichert. Wenn Sie jetzt gehen, ist das Ergebnis der Prüfung verloren.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern gehen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::MakeKeysPage</name>
    <message>
        <source>Ready to make the keys</source>
        <translation>Bereit, die Schlüssel zu machen</translation>
    </message>
    <message>
        <source>Nothing is written before you press &quot;Make the keys&quot;.</source>
        <translation>Nichts wird geschrieben, bevor Sie „Schlüssel machen“ drücken.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Progress of making the keys</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>The clinic&apos;s key &quot;%1&quot;</source>
        <translation>Der Schlüssel der Praxis „%1“</translation>
    </message>
    <message>
        <source>Nothing yet for doctor &quot;%1&quot;, who makes the key elsewhere</source>
        <translation>Noch nichts für „%1“: Der Schlüssel wird anderswo gemacht</translation>
    </message>
    <message>
        <source>A key for kiosk &quot;%1&quot;, which starts by itself</source>
        <translation>Ein Schlüssel für den Kiosk „%1“, der von selbst startet</translation>
    </message>
    <message>
        <source>A key for kiosk &quot;%1&quot;, unlocked by staff</source>
        <translation>Ein Schlüssel für den Kiosk „%1“, vom Personal geöffnet</translation>
    </message>
    <message>
        <source>A key for doctor &quot;%1&quot;</source>
        <translation>Ein Arztschlüssel für „%1“</translation>
    </message>
    <message>
        <source>A recovery key, kept with the clinic&apos;s key</source>
        <translation>Ein Ersatzschlüssel, beim Schlüssel der Praxis verwahrt</translation>
    </message>
    <message>
        <source>Making key %1 of %2. Each takes a few seconds: that keeps guessing slow.</source>
        <translation>Schlüssel %1 von %2 wird gemacht. Jeder dauert einige Sekunden: Das macht das Erraten langsam.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::MessageBar</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>Bitte prüfen</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelAcceptDialog</name>
    <message>
        <source>Accept an unsigned model</source>
        <translation>Ein nicht unterschriebenes Modell annehmen</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for this package. Whoever accepts it answers for where it came from; the name and the day are kept, and each of its results says that it is unsigned.</source>
        <translation>Niemand, dem dieser Rechner vertraut, bürgt für dieses Paket. Wer es annimmt, steht für seine Herkunft ein; Name und Tag werden festgehalten, und jedes seiner Ergebnisse sagt, dass es nicht unterschrieben ist.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>I know where this package came from</source>
        <translation>Ich weiß, woher dieses Paket kommt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelCompareDialog</name>
    <message>
        <source>Compare models</source>
        <translation>Modelle vergleichen</translation>
    </message>
    <message>
        <source>Two models side by side</source>
        <translation>Zwei Modelle nebeneinander</translation>
    </message>
    <message>
        <source>In brackets the 95 % interval. Figures whose intervals overlap do not tell the models apart.</source>
        <translation>In Klammern der 95-%-Bereich. Kennzahlen, deren Bereiche sich überschneiden, unterscheiden die Modelle nicht.</translation>
    </message>
    <message>
        <source>In brackets the 95 % interval. The figures were measured on different data, so they do not say which model is better.</source>
        <translation>In Klammern der 95-%-Bereich. Die Kennzahlen wurden an verschiedenen Daten gemessen und sagen darum nicht, welches Modell besser ist.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Figures measured on</source>
        <translation>Kennzahlen gemessen an</translation>
    </message>
    <message>
        <source>In brackets the 95 % interval. The figures tell different things apart, so they do not say which model is better.</source>
        <translation>In Klammern der 95-%-Bereich. Die Werte unterscheiden Verschiedenes und sagen daher nicht, welches Modell besser ist.</translation>
    </message>
    <message>
        <source>Figures tell apart</source>
        <translation>Die Werte unterscheiden</translation>
    </message>
    <message>
        <source>Balanced accuracy, label by label</source>
        <translation>Balancierte Genauigkeit, Klasse für Klasse</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelInstallDialog</name>
    <message>
        <source>Install a model</source>
        <translation>Ein Modell installieren</translation>
    </message>
    <message>
        <source>Looking at the package</source>
        <translation>Das Paket wird angesehen</translation>
    </message>
    <message>
        <source>Progress of the checks</source>
        <translation>Fortschritt der Prüfungen</translation>
    </message>
    <message>
        <source>Nothing is installed before you say so.</source>
        <translation>Nichts wird installiert, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>A network without a package</source>
        <translation>Ein Netz ohne Paket</translation>
    </message>
    <message>
        <source>It does not say all that is needed to use it. Ask whoever made it; a wrong answer gives wrong results that look right.</source>
        <translation>Es sagt nicht alles, was man zur Benutzung braucht. Fragen Sie, wer es gemacht hat; eine falsche Antwort gibt falsche Ergebnisse, die richtig aussehen.</translation>
    </message>
    <message>
        <source>Replace it all the same</source>
        <translation>Trotzdem ersetzen</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Name of the person who answers for this package</source>
        <translation>Name der Person, die für dieses Paket einsteht</translation>
    </message>
    <message>
        <source>I know where this package came from and accept it unsigned</source>
        <translation>Ich weiß, woher dieses Paket kommt, und nehme es ohne Unterschrift an</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Unpacking and checking every file</source>
        <translation>Jede Datei wird entpackt und geprüft</translation>
    </message>
    <message>
        <source>Running it on test pictures</source>
        <translation>Es wird mit Testbildern gerechnet</translation>
    </message>
    <message>
        <source>This package was not installed.</source>
        <translation>Dieses Paket wurde nicht installiert.</translation>
    </message>
    <message>
        <source>Nobody knows:</source>
        <translation>Niemand weiß:</translation>
    </message>
    <message>
        <source>Version %1 is installed, which is not older than this one (%2).</source>
        <translation>Installiert ist Version %1; sie ist nicht älter als diese (%2).</translation>
    </message>
    <message>
        <source>It replaces version %1.</source>
        <translation>Es ersetzt Version %1.</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) are still missing.</source>
        <translation>
            <numerusform>%n Antwort fehlt noch.</numerusform>
            <numerusform>%n Antworten fehlen noch.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelLibrary</name>
    <message>
        <source>Reading the models</source>
        <translation>Die Modelle werden gelesen</translation>
    </message>
    <message>
        <source>Looking at a package</source>
        <translation>Ein Paket wird angesehen</translation>
    </message>
    <message>
        <source>Checking a package</source>
        <translation>Ein Paket wird geprüft</translation>
    </message>
    <message>
        <source>Installing a model</source>
        <translation>Ein Modell wird installiert</translation>
    </message>
    <message>
        <source>Removing a model</source>
        <translation>Ein Modell wird entfernt</translation>
    </message>
    <message>
        <source>Switching a model</source>
        <translation>Ein Modell wird geschaltet</translation>
    </message>
    <message>
        <source>Choosing a model</source>
        <translation>Ein Modell wird gewählt</translation>
    </message>
    <message>
        <source>Accepting a model</source>
        <translation>Ein Modell wird angenommen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ModelManagerWindow</name>
    <message>
        <source>Choose a model package</source>
        <translation>Wählen Sie ein Modellpaket</translation>
    </message>
    <message>
        <source>Packages and networks</source>
        <translation>Pakete und Netze</translation>
    </message>
    <message>
        <source>Choose a package&apos;s folder</source>
        <translation>Wählen Sie den Ordner eines Pakets</translation>
    </message>
    <message>
        <source>The model is installed.</source>
        <translation>Das Modell ist installiert.</translation>
    </message>
    <message>
        <source>Read its card before you rely on it.</source>
        <translation>Lesen Sie seine Modellkarte, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>Judge without checking the kind of picture?</source>
        <translation>Beurteilen, ohne die Art des Bildes zu prüfen?</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>The model judges pictures again.</source>
        <translation>Das Modell beurteilt wieder Bilder.</translation>
    </message>
    <message>
        <source>The model is off.</source>
        <translation>Das Modell ist aus.</translation>
    </message>
    <message>
        <source>This model answers for its kind of picture now.</source>
        <translation>Dieses Modell antwortet jetzt für seine Art von Bild.</translation>
    </message>
    <message>
        <source>The model is accepted. Each of its results says that it is unsigned.</source>
        <translation>Das Modell ist angenommen. Jedes seiner Ergebnisse sagt, dass es nicht unterschrieben ist.</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Ein Modell entfernen</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot; from this computer? Results that it made stay as they are; pictures cannot be judged by it again.</source>
        <translation>„%1“ von diesem Rechner löschen? Seine Ergebnisse bleiben, wie sie sind; es kann keine Bilder mehr beurteilen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The model is removed.</source>
        <translation>Das Modell ist entfernt.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Kein Modell ist installiert</translation>
    </message>
    <message>
        <source>Bring in a package that your supplier or your trainer made: a folder, a zip, or a single file on a stick.</source>
        <translation>Holen Sie ein Paket, das Ihr Lieferant oder Ihr Trainer gemacht hat: einen Ordner, ein ZIP oder eine einzelne Datei auf einem Stick.</translation>
    </message>
    <message>
        <source>Install a file …</source>
        <translation>Datei installieren …</translation>
    </message>
    <message>
        <source>A zip, a TorchScript file or an ONNX file</source>
        <translation>Ein ZIP, eine TorchScript- oder eine ONNX-Datei</translation>
    </message>
    <message>
        <source>Install a folder …</source>
        <translation>Ordner installieren …</translation>
    </message>
    <message>
        <source>A package&apos;s folder, for instance on a stick</source>
        <translation>Der Ordner eines Pakets, zum Beispiel auf einem Stick</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Set the figures of two chosen models side by side</source>
        <translation>Die Kennzahlen zweier gewählter Modelle nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read the folders of the models again</source>
        <translation>Die Ordner der Modelle neu lesen</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balancierte Genauigkeit</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Use for its kind</source>
        <translation>Für diese Art nutzen</translation>
    </message>
    <message>
        <source>This model answers where nobody names one</source>
        <translation>Dieses Modell antwortet, wo niemand eines nennt</translation>
    </message>
    <message>
        <source>A model that is off judges nothing and stays installed</source>
        <translation>Ein ausgeschaltetes Modell beurteilt nichts und bleibt installiert</translation>
    </message>
    <message>
        <source>Accept unsigned …</source>
        <translation>Trotzdem annehmen …</translation>
    </message>
    <message>
        <source>Take the responsibility for a package that nobody trusted signed</source>
        <translation>Für ein Paket einstehen, das niemand Vertrautes unterschrieben hat</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Delete the package from this computer</source>
        <translation>Das Paket von diesem Rechner löschen</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Standard)</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Tells apart: %1.</source>
        <translation>Unterscheidet: %1.</translation>
    </message>
    <message>
        <source>Identifier %1, engine %2, %3.</source>
        <translation>Kennung %1, Rechenkern %2, %3.</translation>
    </message>
    <message>
        <source>For non-commercial use only.</source>
        <translation>Nur für nicht kommerzielle Nutzung.</translation>
    </message>
    <message>
        <source>This package has no card that can be read.</source>
        <translation>Dieses Paket hat keine lesbare Modellkarte.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; notices when a picture is not of the kind that a model was made for, and chooses the model. Without it pictures are judged only by a model that somebody names, kiosks judge nothing, and every result is flagged.</source>
        <translation>„%1“ merkt, wenn ein Bild nicht von der Art ist, für die ein Modell gemacht wurde, und wählt das Modell aus. Ohne es beurteilt nur ein Modell, das jemand nennt, Kioske beurteilen nichts, und jedes Ergebnis wird gekennzeichnet.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::NamedKeysPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name of the kiosk, for example: Entrance</source>
        <translation>Name des Kiosks, zum Beispiel: Eingang</translation>
    </message>
    <message>
        <source>Name of the doctor, for example: Dr. Amina Farouk</source>
        <translation>Name, zum Beispiel: Dr. Amina Farouk</translation>
    </message>
    <message>
        <source>Add this kiosk</source>
        <translation>Diesen Kiosk hinzufügen</translation>
    </message>
    <message>
        <source>Add this doctor</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Staff type the passphrase each time the kiosk starts (safer)</source>
        <translation>Das Personal gibt bei jedem Start die Passphrase ein (sicherer)</translation>
    </message>
    <message>
        <source>Choose the passphrase now</source>
        <translation>Die Passphrase jetzt wählen</translation>
    </message>
    <message>
        <source>The kiosk starts by itself, also after a power cut</source>
        <translation>Der Kiosk startet von selbst, auch nach einem Stromausfall</translation>
    </message>
    <message>
        <source>The doctor makes the key on the doctor&apos;s own computer, later</source>
        <translation>Der Schlüssel wird später am eigenen Rechner gemacht</translation>
    </message>
    <message>
        <source>There: Keys, &quot;Make my own key&quot;. The doctor then brings you the file with the ending .pub, and you admit it here with the clinic&apos;s key.</source>
        <translation>Dort: Schlüssel, „Eigenen Schlüssel machen“. Sie bekommen dann die Datei mit der Endung .pub und lassen sie hier mit dem Schlüssel der Praxis zu.</translation>
    </message>
    <message>
        <source>No kiosk is named yet.</source>
        <translation>Noch ist kein Kiosk genannt.</translation>
    </message>
    <message>
        <source>No doctor is named yet.</source>
        <translation>Noch ist kein Arzt genannt.</translation>
    </message>
    <message>
        <source>Make a recovery key too</source>
        <translation>Auch einen Ersatzschlüssel machen</translation>
    </message>
    <message>
        <source>Kept with the clinic&apos;s key, behind its passphrase. Every picture can be sealed for it too, so that a lost doctor&apos;s key loses no result.</source>
        <translation>Beim Schlüssel der Praxis verwahrt, hinter dessen Passphrase. Jedes Bild kann auch für ihn versiegelt werden, damit mit einem verlorenen Arztschlüssel kein Ergebnis verloren geht.</translation>
    </message>
    <message>
        <source>%1: starts by itself</source>
        <translation>%1: startet von selbst</translation>
    </message>
    <message>
        <source>%1: unlocked by staff</source>
        <translation>%1: vom Personal geöffnet</translation>
    </message>
    <message>
        <source>%1: makes the key elsewhere</source>
        <translation>%1: macht den Schlüssel anderswo</translation>
    </message>
    <message>
        <source>Its start file holds the passphrase until the kiosk has used it once; then the kiosk&apos;s copy works on that computer only. Whoever can use the kiosk&apos;s account could sign with its key.</source>
        <translation>Die Startdatei enthält das Passwort, bis der Kiosk sie einmal benutzt hat; danach funktioniert die Kopie des Kiosks nur auf diesem Computer. Wer das Konto des Kiosks benutzen kann, könnte mit seinem Schlüssel unterschreiben.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::NewClinicPage</name>
    <message>
        <source>The clinic&apos;s key</source>
        <translation>Der Schlüssel der Praxis</translation>
    </message>
    <message>
        <source>Whoever has this key and its passphrase can admit new kiosks and doctors. It is needed rarely: keep it in a safe.</source>
        <translation>Wer diesen Schlüssel und seine Passphrase hat, kann neue Kioske und Ärzte zulassen. Er wird selten gebraucht: Verwahren Sie ihn in einem Tresor.</translation>
    </message>
    <message>
        <source>Name of the clinic</source>
        <translation>Name der Praxis</translation>
    </message>
    <message>
        <source>A folder of my choice</source>
        <translation>Ein Ordner meiner Wahl</translation>
    </message>
    <message>
        <source>For example: Riverside Practice</source>
        <translation>Zum Beispiel: Praxis am Fluss</translation>
    </message>
    <message>
        <source>Where the keys go</source>
        <translation>Wohin die Schlüssel kommen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Look for sticks again</source>
        <translation>Sticks neu suchen</translation>
    </message>
    <message>
        <source>Passphrase of the clinic&apos;s key</source>
        <translation>Passphrase des Praxisschlüssels</translation>
    </message>
    <message>
        <source>USB stick &quot;%1&quot;, %2 free</source>
        <translation>USB-Stick „%1“, %2 frei</translation>
    </message>
    <message>
        <source>Choose where the clinic&apos;s keys go</source>
        <translation>Wählen Sie, wohin die Schlüssel der Praxis kommen</translation>
    </message>
    <message>
        <source>No USB stick is plugged in.</source>
        <translation>Kein USB-Stick ist eingesteckt.</translation>
    </message>
    <message>
        <source>Plug one in and look again, or choose a folder and copy it to a stick later.</source>
        <translation>Stecken Sie einen ein und suchen Sie neu, oder wählen Sie einen Ordner und kopieren Sie ihn später auf einen Stick.</translation>
    </message>
    <message>
        <source>This folder is on the computer&apos;s own disk.</source>
        <translation>Dieser Ordner liegt auf der Festplatte des Rechners.</translation>
    </message>
    <message>
        <source>Whoever uses this computer could copy the clinic&apos;s key. A USB stick in a safe is better.</source>
        <translation>Wer diesen Rechner benutzt, könnte den Schlüssel der Praxis kopieren. Ein USB-Stick in einem Tresor ist besser.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::NoticePage</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The locked picture is on your USB stick. You can take the stick out now.</source>
        <translation>Das verschlossene Bild ist auf Ihrem USB-Stick. Sie können ihn jetzt abziehen.</translation>
    </message>
    <message>
        <source>The locked picture is in the clinic&apos;s folder.</source>
        <translation>Das verschlossene Bild liegt im Ordner der Klinik.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>Ein anderes Bild wählen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Your picture was not changed.</source>
        <translation>Ihr Bild wurde nicht verändert.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>We cannot check this picture</source>
        <translation>Wir können dieses Bild nicht prüfen</translation>
    </message>
    <message>
        <source>If it happens again, please call staff.</source>
        <translation>Geschieht es wieder, rufen Sie bitte das Personal.</translation>
    </message>
    <message>
        <source>This does not look like a blood smear picture.</source>
        <translation>Das sieht nicht nach dem Bild eines Blutausstrichs aus.</translation>
    </message>
    <message>
        <source>Perhaps it is another file on your stick. Look for the picture from the microscope, or ask staff for help.</source>
        <translation>Vielleicht ist es eine andere Datei auf Ihrem Stick. Suchen Sie das Bild vom Mikroskop, oder bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>The picture is not sharp enough.</source>
        <translation>Das Bild ist nicht scharf genug.</translation>
    </message>
    <message>
        <source>If you have another picture of the same smear, try that one, or ask staff for help.</source>
        <translation>Haben Sie ein anderes Bild desselben Ausstrichs, nehmen Sie dieses, oder bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>The picture is too dark or too bright.</source>
        <translation>Das Bild ist zu dunkel oder zu hell.</translation>
    </message>
    <message>
        <source>The picture is too small.</source>
        <translation>Das Bild ist zu klein.</translation>
    </message>
    <message>
        <source>Perhaps it is only a preview. Look for the full picture, or ask staff for help.</source>
        <translation>Vielleicht ist es nur eine Vorschau. Suchen Sie das volle Bild, oder bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>Nothing can be locked inside a picture of this kind.</source>
        <translation>In ein Bild dieser Art kann nichts eingeschlossen werden.</translation>
    </message>
    <message>
        <source>If you have the same picture in another file, try that one, or ask staff for help.</source>
        <translation>Wenn Sie dasselbe Bild in einer anderen Datei haben, versuchen Sie diese, oder fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>Nothing about your visit stays on this screen.</source>
        <translation>Von Ihrem Besuch bleibt nichts auf diesem Bildschirm.</translation>
    </message>
    <message>
        <source>Give it to your doctor as it is: copy the file, or send the file itself by mail. Editing it, photographing the screen or sending it through a chat app destroys what is locked inside.</source>
        <translation>Geben Sie es Ihrem Arzt, wie es ist: Kopieren Sie die Datei, oder schicken Sie die Datei selbst per Mail. Bearbeiten, den Bildschirm fotografieren oder per Chat-App verschicken zerstört, was darin verschlossen ist.</translation>
    </message>
    <message>
        <source>Your doctor finds it there. You need not do anything more.</source>
        <translation>Ihr Arzt findet es dort. Sie müssen nichts weiter tun.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>This kiosk is closed. Please ask the staff.</source>
        <translation>Dieser Kiosk ist geschlossen. Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>This doctor can no longer be chosen here.</source>
        <translation>Dieser Arzt kann hier nicht mehr gewählt werden.</translation>
    </message>
    <message>
        <source>Choose another doctor, or ask staff for help.</source>
        <translation>Wählen Sie einen anderen Arzt, oder bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>This picture is locked already</source>
        <translation>Dieses Bild ist schon verschlossen</translation>
    </message>
    <message>
        <source>A result was locked inside this picture before.</source>
        <translation>In diesem Bild wurde schon früher ein Ergebnis verschlossen.</translation>
    </message>
    <message>
        <source>Give it to your doctor as it is. To have another picture checked, choose that one.</source>
        <translation>Geben Sie es Ihrem Arzt, wie es ist. Um ein anderes Bild prüfen zu lassen, wählen Sie jenes.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read here, or it is damaged.</source>
        <translation>Diese Datei ist kein Bild, das hier gelesen werden kann, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>If you have the picture in another file, try that one, or ask staff for help.</source>
        <translation>Wenn Sie das Bild in einer anderen Datei haben, versuchen Sie es damit, oder bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>The picture can no longer be read.</source>
        <translation>Das Bild kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>Check that your stick is plugged in, and try again. If it happens again, please call staff.</source>
        <translation>Prüfen Sie, ob Ihr Stick eingesteckt ist, und versuchen Sie es noch einmal. Geschieht es wieder, rufen Sie bitte das Personal.</translation>
    </message>
    <message>
        <source>A result was locked inside this picture before, but the picture was changed since then.</source>
        <translation>In diesem Bild wurde früher ein Ergebnis verschlossen, aber das Bild wurde seitdem verändert.</translation>
    </message>
    <message>
        <source>Choose the file itself as you got it, or the picture from before the result was locked inside, or ask staff for help.</source>
        <translation>Wählen Sie die Datei selbst, so wie Sie sie bekommen haben, oder das Bild von vor dem Verschließen, oder bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>This picture cannot be checked here for a patient of this age.</source>
        <translation>Für einen Patienten dieses Alters kann dieses Bild hier nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Your doctor can look at the picture all the same. Ask staff for help.</source>
        <translation>Ihr Arzt kann sich das Bild trotzdem ansehen. Bitten Sie das Personal um Hilfe.</translation>
    </message>
    <message>
        <source>Correct the age</source>
        <translation>Alter korrigieren</translation>
    </message>
    <message>
        <source>If you chose a wrong age, correct it; the picture stays chosen.</source>
        <translation>Wenn Sie ein falsches Alter gewählt haben, korrigieren Sie es; das Bild bleibt gewählt.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::OpenClinicPage</name>
    <message>
        <source>Open the clinic&apos;s key</source>
        <translation>Den Schlüssel der Praxis öffnen</translation>
    </message>
    <message>
        <source>Only the clinic&apos;s key can admit a kiosk or a doctor. Take its USB stick out of the safe and put it in.</source>
        <translation>Nur der Schlüssel der Praxis kann einen Kiosk oder Arzt zulassen. Nehmen Sie seinen USB-Stick aus dem Tresor und stecken Sie ihn ein.</translation>
    </message>
    <message>
        <source>Key file of the clinic</source>
        <translation>Schlüsseldatei der Praxis</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>On the stick, in the folder &quot;clinic&quot;: the file with the ending .key.</source>
        <translation>Auf dem Stick im Ordner „clinic“: die Datei mit der Endung .key.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Passphrase of the clinic&apos;s key</source>
        <translation>Passphrase des Praxisschlüssels</translation>
    </message>
    <message>
        <source>Choose the clinic&apos;s key file</source>
        <translation>Wählen Sie die Schlüsseldatei der Praxis</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>Schlüsseldateien</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::OpenSession</name>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Looking for a sealed result</source>
        <translation>Ein versiegeltes Ergebnis wird gesucht</translation>
    </message>
    <message>
        <source>Saving the original</source>
        <translation>Das Original wird gespeichert</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PassphraseEntry</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Suggest five words</source>
        <translation>Fünf Wörter vorschlagen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the passphrase as you type</source>
        <translation>Die Passphrase beim Tippen zeigen</translation>
    </message>
    <message>
        <source>Five random words, easy to write down and hard to guess</source>
        <translation>Fünf zufällige Wörter, leicht aufzuschreiben und schwer zu erraten</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Stärke der Passphrase</translation>
    </message>
    <message>
        <source>Write these words down now.</source>
        <translation>Schreiben Sie diese Wörter jetzt auf.</translation>
    </message>
    <message>
        <source>Four or five words are good.</source>
        <translation>Vier oder fünf Wörter sind gut.</translation>
    </message>
    <message>
        <source>Too easy to guess</source>
        <translation>Zu leicht zu erraten</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Sehr gut</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PictureBrowser</name>
    <message>
        <source>Where is your picture?</source>
        <translation>Wo ist Ihr Bild?</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No USB stick is plugged in. Plug it in; it appears here after a few seconds.</source>
        <translation>Es steckt kein USB-Stick. Stecken Sie ihn ein; er erscheint hier nach wenigen Sekunden.</translation>
    </message>
    <message>
        <source>There is no picture in this folder.</source>
        <translation>In diesem Ordner ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PicturePage</name>
    <message>
        <source>Choose your picture</source>
        <translation>Wählen Sie Ihr Bild</translation>
    </message>
    <message>
        <source>My picture is not shown here</source>
        <translation>Mein Bild ist nicht dabei</translation>
    </message>
    <message>
        <source>Plug in your USB stick</source>
        <translation>Stecken Sie Ihren USB-Stick ein</translation>
    </message>
    <message>
        <source>Your pictures appear here after a few seconds. You can also drop a picture here.</source>
        <translation>Nach einigen Sekunden erscheinen hier Ihre Bilder. Sie können ein Bild auch hierher ziehen.</translation>
    </message>
    <message>
        <source>Your own file is not changed. It is checked on this computer; a locked copy is saved only when you ask for it at the end.</source>
        <translation>Ihre eigene Datei wird nicht verändert. Sie wird auf diesem Rechner geprüft; eine verschlossene Kopie wird nur gespeichert, wenn Sie es am Ende wünschen.</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PicturesPage</name>
    <message>
        <source>Which pictures should the model learn from?</source>
        <translation>Aus welchen Bildern soll das Modell lernen?</translation>
    </message>
    <message>
        <source>Drop a folder of labelled pictures here</source>
        <translation>Ziehen Sie einen Ordner mit Bildern hierher</translation>
    </message>
    <message>
        <source>One folder for each label, named as the label; or folders train, val and test that hold them. Pictures stay where they are and never leave this computer.</source>
        <translation>Ein Ordner für jede Klasse, der heißt wie sie; oder Ordner train, val und test, die diese enthalten. Die Bilder bleiben, wo sie sind, und verlassen nie diesen Rechner.</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose a table (labels.csv) …</source>
        <translation>Tabelle wählen (labels.csv) …</translation>
    </message>
    <message>
        <source>With the columns path and label, and perhaps split and group</source>
        <translation>Mit den Spalten path und label, vielleicht auch split und group</translation>
    </message>
    <message>
        <source>Progress of looking at the pictures</source>
        <translation>Fortschritt beim Ansehen der Bilder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Labels and their pictures</source>
        <translation>Klassen und ihre Bilder</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Choose other pictures</source>
        <translation>Andere Bilder wählen</translation>
    </message>
    <message>
        <source>Choose a folder of labelled pictures</source>
        <translation>Wählen Sie einen Ordner mit Bildern nach Klassen</translation>
    </message>
    <message>
        <source>Choose a table of labels</source>
        <translation>Wählen Sie eine Tabelle mit den Klassen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Delete what the training &quot;%1&quot; reached so far? Your pictures stay.</source>
        <translation>Löschen, was das Training „%1“ bisher erreicht hat? Ihre Bilder bleiben.</translation>
    </message>
    <message>
        <source>Delete a training</source>
        <translation>Ein Training löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n patient(s) or group(s)</source>
        <translation>
            <numerusform>von %n Patient oder Gruppe</numerusform>
            <numerusform>von %n Patienten oder Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Divided as your folders or table say.</source>
        <translation>Aufgeteilt, wie Ihre Ordner oder Ihre Tabelle es sagen.</translation>
    </message>
    <message>
        <source>Divided by the program into training, validation and test, patient by patient.</source>
        <translation>Vom Programm in Training, Validierung und Test aufgeteilt, Patient für Patient.</translation>
    </message>
    <message>
        <source>Nothing is wrong with these pictures.</source>
        <translation>Mit diesen Bildern ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Divided by the program into training, validation and test.</source>
        <translation>Vom Programm in Training, Validierung und Test geteilt.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::PlanPage</name>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Judges which kind of picture</source>
        <translation>Welche Art von Bild es beurteilt</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>Another kind of picture</source>
        <translation>Eine andere Art von Bild</translation>
    </message>
    <message>
        <source>A word for this kind of picture</source>
        <translation>Ein Wort für diese Art von Bild</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens</source>
        <translation>Kleinbuchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Choose a file of weights …</source>
        <translation>Datei mit Gewichten wählen …</translation>
    </message>
    <message>
        <source>What each label means</source>
        <translation>Was jede Klasse bedeutet</translation>
    </message>
    <message>
        <source>A finding is what a doctor must not miss: the model&apos;s alarm counts its probability. Check the guesses.</source>
        <translation>Ein Befund ist, was man nicht übersehen darf: Der Alarm des Modells zählt seine Wahrscheinlichkeit. Prüfen Sie die Vorschläge.</translation>
    </message>
    <message>
        <source>Labels and their meaning</source>
        <translation>Klassen und ihre Bedeutung</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>What &quot;%1&quot; means</source>
        <translation>Was „%1“ bedeutet</translation>
    </message>
    <message>
        <source>A random start</source>
        <translation>Zufälliger Start</translation>
    </message>
    <message>
        <source>Choose pretrained weights</source>
        <translation>Wählen Sie vortrainierte Gewichte</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ProbabilityBars</name>
    <message>
        <source>Operating point: %1</source>
        <translation>Arbeitspunkt: %1</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>The tick marks the operating point: %1</source>
        <translation>Der Strich markiert den Arbeitspunkt: %1</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ProgressPage</name>
    <message>
        <source>We are checking your picture</source>
        <translation>Wir prüfen Ihr Bild</translation>
    </message>
    <message>
        <source>This takes a few seconds. You need not do anything.</source>
        <translation>Das dauert einige Sekunden. Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>Prüfung anhalten</translation>
    </message>
    <message>
        <source>We are saving your picture</source>
        <translation>Wir speichern Ihr Bild</translation>
    </message>
    <message>
        <source>Please leave your stick plugged in.</source>
        <translation>Bitte lassen Sie Ihren Stick eingesteckt.</translation>
    </message>
    <message>
        <source>Stop saving</source>
        <translation>Speichern anhalten</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::QrCode</name>
    <message>
        <source>QR code: %1</source>
        <translation>QR-Code: %1</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ReadyPage</name>
    <message>
        <source>No doctor is set up here. Please call staff.</source>
        <translation>Hier ist noch keine Ärztin und kein Arzt eingerichtet. Bitte rufen Sie das Personal.</translation>
    </message>
    <message>
        <source>Your doctor</source>
        <translation>Ihre Ärztin oder Ihr Arzt</translation>
    </message>
    <message>
        <source>Which doctor may open it?</source>
        <translation>Wer darf es öffnen?</translation>
    </message>
    <message>
        <source>Lock and save</source>
        <translation>Verschließen und speichern</translation>
    </message>
    <message>
        <source>It will be saved on your USB stick, beside your own picture.</source>
        <translation>Es wird auf Ihrem USB-Stick gespeichert, neben Ihrem eigenen Bild.</translation>
    </message>
    <message>
        <source>It will be saved in the clinic&apos;s folder for your doctor.</source>
        <translation>Es wird im Ordner der Klinik für Ihren Arzt gespeichert.</translation>
    </message>
    <message>
        <source>The check is finished</source>
        <translation>Die Prüfung ist fertig</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Choose your doctor, then lock and save: the result is locked inside the picture and cannot be read here.</source>
        <translation>Noch ist nichts gespeichert. Wählen Sie Ihren Arzt, dann verschließen und speichern Sie: Das Ergebnis wird im Bild verschlossen und ist hier nicht lesbar.</translation>
    </message>
    <message>
        <source>For emergencies the clinic keeps one key more.</source>
        <translation>Für Notfälle bewahrt die Klinik einen weiteren Schlüssel.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ResultPage</name>
    <message>
        <source>Figures of the model</source>
        <translation>Kennzahlen des Modells</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>%1 (95 % interval)</source>
        <translation>%1 (95-%-Bereich)</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Modellkarte</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Test: %1 that it never saw. Validation: %2, which chose the model and flatter it.</source>
        <translation>Test: %1, dem Modell unbekannt. Validierung: %2; danach wurde das Modell gewählt, darum sieht es dort zu gut aus.</translation>
    </message>
    <message>
        <source>Validation: %1, which chose the model and flatter it. No test pictures were set aside.</source>
        <translation>Validierung: %1; danach wurde das Modell gewählt, darum sieht es dort zu gut aus. Für den Test sind keine Bilder zurückgelegt.</translation>
    </message>
    <message>
        <source>It carries the mark &quot;Demonstration&quot;: each of its results says that it cannot carry a judgement about a patient.</source>
        <translation>Es trägt den Vermerk „Vorführung“: Jedes seiner Ergebnisse sagt, dass es kein Urteil über Patienten trägt.</translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation>Kein Medizinprodukt; für Forschung und zur Unterstützung von Entscheidungen.</translation>
    </message>
    <message>
        <source>Nobody knows:</source>
        <translation>Niemand weiß:</translation>
    </message>
    <message>
        <source>how it judges pictures of other devices, clinics and patients than those it learnt from</source>
        <translation>wie es Bilder anderer Geräte, Kliniken und Patienten beurteilt als die, aus denen es gelernt hat</translation>
    </message>
    <message>
        <source>how good it is on pictures that it never saw</source>
        <translation>wie gut es bei Bildern ist, die es nie sah</translation>
    </message>
    <message>
        <source>whether pictures of one patient lie in several parts</source>
        <translation>ob Bilder eines Patienten in mehreren Teilen liegen</translation>
    </message>
    <message numerus="yes">
        <source>Only %n test picture(s): these figures say little.</source>
        <translation>
            <numerusform>Nur %n Testbild: Diese Werte sagen wenig.</numerusform>
            <numerusform>Nur %n Testbilder: Diese Werte sagen wenig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n test picture(s) of &quot;%1&quot;: these figures say little.</source>
        <translation>
            <numerusform>Nur %n Testbild von „%1“: Diese Werte sagen wenig.</numerusform>
            <numerusform>Nur %n Testbilder von „%1“: Diese Werte sagen wenig.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ResultView</name>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>What the model was made from, how good it is, and what it must not be used for</source>
        <translation>Woraus das Modell entstand, wie gut es ist und wofür man es nicht benutzen darf</translation>
    </message>
    <message>
        <source>Most probable: %1 (%2)</source>
        <translation>Am wahrscheinlichsten: %1 (%2)</translation>
    </message>
    <message>
        <source>%1 at the operating point &quot;%2&quot; (%3)</source>
        <translation>%1 am Arbeitspunkt „%2“ (%3)</translation>
    </message>
    <message>
        <source>%1: finding %2 against the operating point &quot;%3&quot; at %4</source>
        <translation>%1: Befund %2 gegenüber dem Arbeitspunkt „%3“ bei %4</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>SHA-256 of the model: %1</source>
        <translation>SHA-256 des Modells: %1</translation>
    </message>
    <message>
        <source>This model is not installed on this computer</source>
        <translation>Dieses Modell ist auf diesem Rechner nicht installiert</translation>
    </message>
    <message>
        <source>The gate refused this picture: %1.</source>
        <translation>Die Vorprüfung lehnte dieses Bild ab: %1.</translation>
    </message>
    <message>
        <source>A doctor had it judged all the same. The figures of the model&apos;s card do not hold for it, and the result cannot be sealed.</source>
        <translation>Es wurde auf ärztlichen Wunsch trotzdem beurteilt. Die Kennzahlen der Modellkarte gelten dafür nicht, und das Ergebnis lässt sich nicht versiegeln.</translation>
    </message>
    <message>
        <source>Look for: %1 (%2)</source>
        <translation>Achten Sie auf: %1 (%2)</translation>
    </message>
    <message>
        <source>In brackets: how far apart the single answers lie that this one combines. It is not a confidence interval.</source>
        <translation>In Klammern: wie weit die einzelnen Antworten auseinanderliegen, die hier zusammengefasst sind. Das ist kein Vertrauensbereich.</translation>
    </message>
    <message>
        <source>Also possible: %1 (%2)</source>
        <translation>Auch möglich: %1 (%2)</translation>
    </message>
    <message>
        <source>The model gives a finding more than one half; the operating point is higher still.</source>
        <translation>Das Modell gibt einem Befund mehr als die Hälfte; der Arbeitspunkt liegt noch höher.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::RunPage</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Loss at the moment: %1</source>
        <translation>Verlust zurzeit: %1</translation>
    </message>
    <message>
        <source>Loss by round (lower is better)</source>
        <translation>Verlust je Durchgang (kleiner ist besser)</translation>
    </message>
    <message>
        <source>Balanced accuracy by round (higher is better)</source>
        <translation>Balancierte Genauigkeit je Durchgang (höher ist besser)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What is reached so far is kept, and the training can go on later</source>
        <translation>Das bisher Erreichte bleibt, und das Training kann später weitergehen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Paused. You may switch the computer off: it goes on from here.</source>
        <translation>Pause. Sie dürfen den Rechner ausschalten: Es geht von hier weiter.</translation>
    </message>
    <message>
        <source>Stopping after the step in progress</source>
        <translation>Hält nach dem laufenden Schritt an</translation>
    </message>
    <message>
        <source>Stopped. What was reached is kept; you can go on now or on another day.</source>
        <translation>Angehalten. Das Erreichte bleibt; Sie können jetzt oder an einem anderen Tag fortsetzen.</translation>
    </message>
    <message>
        <source>Stopped. This method keeps nothing on the way: it would begin anew.</source>
        <translation>Angehalten. Dieses Verfahren behält unterwegs nichts: Es begänne von vorn.</translation>
    </message>
    <message>
        <source>Judging the model on pictures that it did not learn from</source>
        <translation>Das Modell wird an Bildern bewertet, aus denen es nicht gelernt hat</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) finished. Lowest validation loss so far in round %1 (dotted line), with a balanced accuracy of %2.</source>
        <translation>
            <numerusform>%n Durchgang fertig. Kleinster Verlust der Validierung bisher in Durchgang %1 (gepunktete Linie), mit einer balancierten Genauigkeit von %2.</numerusform>
            <numerusform>%n Durchgänge fertig. Kleinster Verlust der Validierung bisher in Durchgang %1 (gepunktete Linie), mit einer balancierten Genauigkeit von %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::SetupPage</name>
    <message>
        <source>The kiosk&apos;s key was made: %1</source>
        <translation>Der Schlüssel des Kiosks ist fertig: %1</translation>
    </message>
    <message>
        <source>Keep its passphrase safe. Copy the .pub file beside it to each doctor&apos;s workstation.</source>
        <translation>Verwahren Sie die Passphrase sicher. Kopieren Sie die .pub-Datei daneben auf jeden Arbeitsplatz der Ärzte.</translation>
    </message>
    <message>
        <source>The key needs a name.</source>
        <translation>Der Schlüssel braucht einen Namen.</translation>
    </message>
    <message>
        <source>For example &quot;kiosk-entrance&quot;.</source>
        <translation>Zum Beispiel „kiosk-eingang“.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>Die Passphrase ist zu kurz.</translation>
    </message>
    <message>
        <source>Use at least twelve characters; four words are good.</source>
        <translation>Nehmen Sie mindestens zwölf Zeichen; vier Wörter sind gut.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>Type the same passphrase twice.</source>
        <translation>Geben Sie zweimal dieselbe Passphrase ein.</translation>
    </message>
    <message>
        <source>The kiosk has no key yet.</source>
        <translation>Der Kiosk hat noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Choose a key file or make a new key.</source>
        <translation>Wählen Sie eine Schlüsseldatei, oder machen Sie einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>There is no doctor to seal pictures for.</source>
        <translation>Es gibt niemanden, für den Bilder versiegelt werden können.</translation>
    </message>
    <message>
        <source>Choose a folder that holds the .pub file of each doctor.</source>
        <translation>Wählen Sie einen Ordner mit der .pub-Datei jeder Ärztin und jedes Arztes.</translation>
    </message>
    <message>
        <source>The folder for sealed pictures is missing.</source>
        <translation>Der Ordner für versiegelte Bilder fehlt.</translation>
    </message>
    <message>
        <source>Choose a folder that the doctors can reach.</source>
        <translation>Wählen Sie einen Ordner, den die Ärzte erreichen.</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Die beiden PINs sind verschieden.</translation>
    </message>
    <message>
        <source>Type the same PIN twice.</source>
        <translation>Geben Sie zweimal dieselbe PIN ein.</translation>
    </message>
    <message>
        <source>The staff PIN is missing or too short.</source>
        <translation>Die PIN des Personals fehlt oder ist zu kurz.</translation>
    </message>
    <message>
        <source>Use 4 to 12 digits.</source>
        <translation>Nehmen Sie 4 bis 12 Ziffern.</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Noch nicht gewählt</translation>
    </message>
    <message numerus="yes">
        <source>%n doctor(s)</source>
        <translation>
            <numerusform>%n Ärztin oder Arzt</numerusform>
            <numerusform>%n Ärztinnen und Ärzte</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the key ...</source>
        <translation>Der Schlüssel entsteht ...</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Schlüssel machen</translation>
    </message>
    <message>
        <source>New PIN (empty: keep it)</source>
        <translation>Neue PIN (leer: behalten)</translation>
    </message>
    <message>
        <source>PIN, 4 to 12 digits</source>
        <translation>PIN, 4 bis 12 Ziffern</translation>
    </message>
    <message>
        <source>Set up this kiosk</source>
        <translation>Diesen Kiosk einrichten</translation>
    </message>
    <message>
        <source>For staff. Patients never see this page.</source>
        <translation>Für das Personal. Patienten sehen diese Seite nie.</translation>
    </message>
    <message>
        <source>1. The kiosk&apos;s key</source>
        <translation>1. Der Schlüssel des Kiosks</translation>
    </message>
    <message>
        <source>Signs every sealed picture, so that doctors know where it came from. It cannot open them.</source>
        <translation>Unterschreibt jedes versiegelte Bild, damit Ärzte wissen, woher es kommt. Öffnen kann er sie nicht.</translation>
    </message>
    <message>
        <source>2. The doctors</source>
        <translation>2. Die Ärztinnen und Ärzte</translation>
    </message>
    <message>
        <source>3. Sealed pictures</source>
        <translation>3. Versiegelte Bilder</translation>
    </message>
    <message>
        <source>Where they are saved when the picture did not come from a USB stick.</source>
        <translation>Wohin sie kommen, wenn das Bild nicht von einem USB-Stick stammt.</translation>
    </message>
    <message>
        <source>4. Pictures to choose from (if you like)</source>
        <translation>4. Bilder zur Auswahl (wenn Sie mögen)</translation>
    </message>
    <message>
        <source>A folder that a microscope&apos;s camera saves into. USB sticks are always shown.</source>
        <translation>Ein Ordner, in den die Kamera eines Mikroskops speichert. USB-Sticks werden immer gezeigt.</translation>
    </message>
    <message>
        <source>5. The staff PIN</source>
        <translation>5. Die PIN des Personals</translation>
    </message>
    <message>
        <source>Needed to leave the kiosk or to change these settings.</source>
        <translation>Nötig, um den Kiosk zu verlassen oder diese Einstellungen zu ändern.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose the kiosk&apos;s key file</source>
        <translation>Die Schlüsseldatei des Kiosks wählen</translation>
    </message>
    <message>
        <source>Choose the folder of the doctors</source>
        <translation>Den Ordner der Ärzte wählen</translation>
    </message>
    <message>
        <source>Choose the folder of pictures</source>
        <translation>Den Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>Choose the folder for sealed pictures</source>
        <translation>Den Ordner für versiegelte Bilder wählen</translation>
    </message>
    <message>
        <source>No key yet? Make one</source>
        <translation>Noch kein Schlüssel? Einen machen</translation>
    </message>
    <message>
        <source>Name of this kiosk</source>
        <translation>Name dieses Kiosks</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>PIN noch einmal</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>Speichern und starten</translation>
    </message>
    <message>
        <source>Set up all keys of the clinic</source>
        <translation>Alle Schlüssel der Praxis einrichten</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the key of a kiosk.</source>
        <translation>„%1“ ist nicht der Schlüssel eines Kiosks.</translation>
    </message>
    <message>
        <source>Choose the key file that was made for this kiosk, or make a new one.</source>
        <translation>Wählen Sie die Schlüsseldatei, die für diesen Kiosk gemacht wurde, oder legen Sie eine neue an.</translation>
    </message>
    <message>
        <source>Pictures are cleaned</source>
        <translation>Bilder werden bereinigt</translation>
    </message>
    <message>
        <source>Pictures stay as they came</source>
        <translation>Bilder bleiben, wie sie kamen</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Turn cleaning off</source>
        <translation>Bereinigen ausschalten</translation>
    </message>
    <message>
        <source>Turn cleaning on</source>
        <translation>Bereinigen einschalten</translation>
    </message>
    <message>
        <source>A folder with the .pub file of each doctor. Only they can open the sealed pictures, and the clinic&apos;s recovery key where there is one.</source>
        <translation>Ein Ordner mit der .pub-Datei jedes Arztes. Nur sie können die versiegelten Bilder öffnen, und der Wiederherstellungsschlüssel der Klinik, wo es einen gibt.</translation>
    </message>
    <message>
        <source>6. Cleaning</source>
        <translation>6. Bereinigen</translation>
    </message>
    <message>
        <source>Takes grain, uneven light and odd stain colours out of pictures, within narrow limits and only where the model says the same of both. Doctors are told. DICOM pictures are never changed.</source>
        <translation>Nimmt Körnung, ungleiches Licht und fremde Färbung aus Bildern, in engen Grenzen und nur, wo das Modell von beiden dasselbe sagt. Ärzte erfahren es. DICOM-Bilder werden nie verändert.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ShareDialog</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Encrypted copy for a colleague</source>
        <translation>Verschlüsselte Kopie für Kollegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Seal and save …</source>
        <translation>Versiegeln und speichern …</translation>
    </message>
    <message>
        <source>Encrypt and save …</source>
        <translation>Verschlüsseln und speichern …</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>For example: seen today, please come to the ward on Monday.</source>
        <translation>Zum Beispiel: heute gesehen, bitte kommen Sie am Montag auf die Station.</translation>
    </message>
    <message>
        <source>Who may read it</source>
        <translation>Wer es lesen darf</translation>
    </message>
    <message>
        <source>Add a person …</source>
        <translation>Person hinzufügen …</translation>
    </message>
    <message>
        <source>Choose the .pub file that this person gave you</source>
        <translation>Die .pub-Datei wählen, die diese Person Ihnen gegeben hat</translation>
    </message>
    <message>
        <source>Who may read it (1 to %1 people)</source>
        <translation>Wer es lesen darf (1 bis %1 Personen)</translation>
    </message>
    <message>
        <source>Choose public keys</source>
        <translation>Öffentliche Schlüssel wählen</translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation>Öffentliche Schlüssel (*.pub)</translation>
    </message>
    <message numerus="yes">
        <source>Room for about %n more character(s)</source>
        <translation>
            <numerusform>Platz für etwa %n weiteres Zeichen</numerusform>
            <numerusform>Platz für etwa %n weitere Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n character(s)</source>
        <translation>
            <numerusform>%n Zeichen zu lang</numerusform>
            <numerusform>%n Zeichen zu lang</numerusform>
        </translation>
    </message>
    <message>
        <source>Your clinic vouches for this key.</source>
        <translation>Ihre Klinik bürgt für diesen Schlüssel.</translation>
    </message>
    <message>
        <source>Your clinic does not vouch for this key: compare it with its holder.</source>
        <translation>Ihre Klinik bürgt nicht für diesen Schlüssel: vergleichen Sie ihn mit seinem Inhaber.</translation>
    </message>
    <message>
        <source>Sealing your answer …</source>
        <translation>Ihre Antwort wird versiegelt …</translation>
    </message>
    <message>
        <source>Encrypting the copy …</source>
        <translation>Die Kopie wird verschlüsselt …</translation>
    </message>
    <message>
        <source>Your words are sealed into the original picture, signed with your key. Only you and the people below can read them; the model&apos;s result is not passed on.</source>
        <translation>Ihre Worte werden in das Originalbild versiegelt, unterschrieben mit Ihrem Schlüssel. Nur Sie und die Personen unten können sie lesen; das Ergebnis des Modells wird nicht weitergegeben.</translation>
    </message>
    <message>
        <source>The picture&apos;s file is compressed and encrypted. Only the colleagues below can open it: in this workstation with &quot;Open picture&quot;, or with the program age. It stays the same picture: a result sealed inside can be read by those alone for whom it was sealed.</source>
        <translation>Die Bilddatei wird komprimiert und verschlüsselt. Nur die Kollegen unten können sie öffnen: in diesem Arbeitsplatz mit „Bild öffnen“ oder mit dem Programm age. Es bleibt dasselbe Bild: Ein darin versiegeltes Ergebnis können nur die lesen, für die es versiegelt wurde.</translation>
    </message>
    <message>
        <source>Answer instead …</source>
        <translation>Stattdessen antworten …</translation>
    </message>
    <message>
        <source>The sealed result stays closed to: %1.</source>
        <translation>Das versiegelte Ergebnis bleibt verschlossen für: %1.</translation>
    </message>
    <message>
        <source>It was not sealed for this key: the copy shows the picture only. An answer seals your own words for the colleague.</source>
        <translation>Es wurde nicht für diesen Schlüssel versiegelt: Die Kopie zeigt nur das Bild. Eine Antwort versiegelt Ihre eigenen Worte für den Kollegen.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ShareSession</name>
    <message>
        <source>Sealing the answer</source>
        <translation>Die Antwort wird versiegelt</translation>
    </message>
    <message>
        <source>Encrypting the copy</source>
        <translation>Die Kopie wird verschlüsselt</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Mouse and arrows</source>
        <translation>Maus und Pfeile</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Rechts ziehen</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Fenster und Mitte</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Mittlere Taste ziehen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Fit or 1:1</source>
        <translation>Einpassen oder 1:1</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Ctrl + arrows</source>
        <translation>Strg + Pfeile</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Frame before, frame after</source>
        <translation>Voriges, nächstes Bild der Folge</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Strg + Rad</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bildfolge</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StaffPage</name>
    <message>
        <source>This PIN is not right.</source>
        <translation>Diese PIN stimmt nicht.</translation>
    </message>
    <message>
        <source>Try again. After five wrong PINs there is a pause of one minute.</source>
        <translation>Versuchen Sie es erneut. Nach fünf falschen PINs folgt eine Pause von einer Minute.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Zu viele falsche PINs.</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>Warten Sie eine Minute, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Staff: enter the PIN</source>
        <translation>Personal: PIN eingeben</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Die letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Confirm the PIN</source>
        <translation>Die PIN bestätigen</translation>
    </message>
    <message>
        <source>Change the set-up</source>
        <translation>Einrichtung ändern</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Den Kiosk verlassen</translation>
    </message>
    <message>
        <source>Back to the kiosk</source>
        <translation>Zurück zum Kiosk</translation>
    </message>
    <message>
        <source>This kiosk&apos;s fingerprint: %1</source>
        <translation>Fingerabdruck dieses Kiosks: %1</translation>
    </message>
    <message>
        <source>This kiosk is closed: it can seal for nobody.</source>
        <translation>Dieser Kiosk ist geschlossen: Er kann für niemanden versiegeln.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StepHeader</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StudyDelegate</name>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht angesehen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Refused: open it to see why</source>
        <translation>Abgelehnt: öffnen, um den Grund zu sehen</translation>
    </message>
    <message>
        <source>Not readable: open it to see why</source>
        <translation>Nicht lesbar: öffnen, um den Grund zu sehen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>look for: %1</source>
        <translation>achten Sie auf: %1</translation>
    </message>
    <message>
        <source>Age unknown · %1</source>
        <translation>Alter unbekannt · %1</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::StudyPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export table …</source>
        <translation>Tabelle exportieren …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in names and findings</source>
        <translation>In Namen und Befunden suchen</translation>
    </message>
    <message>
        <source>Search in names and findings (Ctrl+F)</source>
        <translation>In Namen und Befunden suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Which pictures are listed</source>
        <translation>Welche Bilder aufgelistet sind</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positiv</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>By urgency</source>
        <translation>Nach Dringlichkeit</translation>
    </message>
    <message>
        <source>By arrival</source>
        <translation>Nach Eingang</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>AI-prioritised: sorted by the model&apos;s finding probability. Look at every picture.</source>
        <translation>KI-priorisiert: nach der Befundwahrscheinlichkeit des Modells sortiert. Sehen Sie jedes Bild an.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Drop a folder or several pictures here. The model looks at them in the background.</source>
        <translation>Ziehen Sie einen Ordner oder mehrere Bilder hierher. Das Modell sieht sie im Hintergrund an.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Write the results as a CSV or JSON table</source>
        <translation>Die Ergebnisse als CSV- oder JSON-Tabelle schreiben</translation>
    </message>
    <message>
        <source>Listing pictures</source>
        <translation>Bilder werden aufgelistet</translation>
    </message>
    <message>
        <source>%1 of %2 looked at</source>
        <translation>%1 von %2 angesehen</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TagList</name>
    <message>
        <source>Search tags</source>
        <translation>Tags suchen</translation>
    </message>
    <message>
        <source>Search in number, name and value of the tags</source>
        <translation>In Nummer, Name und Wert der Tags suchen</translation>
    </message>
    <message>
        <source>DICOM tags</source>
        <translation>DICOM-Tags</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TextDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TrainSession</name>
    <message>
        <source>Looking for networks and unfinished trainings</source>
        <translation>Netze und unfertige Trainings werden gesucht</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Die Bilder werden angesehen</translation>
    </message>
    <message>
        <source>Preparing the training</source>
        <translation>Das Training wird vorbereitet</translation>
    </message>
    <message>
        <source>Training a model</source>
        <translation>Ein Modell wird trainiert</translation>
    </message>
    <message>
        <source>Judging the model</source>
        <translation>Das Modell wird bewertet</translation>
    </message>
    <message>
        <source>Deleting a training</source>
        <translation>Ein Training wird gelöscht</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::TrainWindow</name>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Not a medical device; for research and decision support.</source>
        <translation>Kein Medizinprodukt; für Forschung und zur Unterstützung von Entscheidungen.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Train another model</source>
        <translation>Neues Modell trainieren</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Install …</source>
        <translation>Installieren …</translation>
    </message>
    <message>
        <source>The model is installed.</source>
        <translation>Das Modell ist installiert.</translation>
    </message>
    <message>
        <source>You find it under Models. Read its card before you rely on it.</source>
        <translation>Sie finden es unter „Modelle“. Lesen Sie seine Modellkarte, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>The training stops. What it reached is kept, and you can go on later.</source>
        <translation>Das Training hält an. Das Erreichte bleibt, und Sie können später fortsetzen.</translation>
    </message>
    <message>
        <source>The training stops. This method keeps nothing on the way.</source>
        <translation>Das Training hält an. Dieses Verfahren behält unterwegs nichts.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::UnlockPage</name>
    <message>
        <source>Start the kiosk</source>
        <translation>Den Kiosk starten</translation>
    </message>
    <message>
        <source>For staff: type the passphrase of the kiosk&apos;s key. It is asked for once after each start.</source>
        <translation>Für das Personal: Geben Sie die Passphrase des Kiosk-Schlüssels ein. Sie wird nach jedem Start einmal verlangt.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Opening the key ...</source>
        <translation>Der Schlüssel wird geöffnet ...</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Change the set-up</source>
        <translation>Einrichtung ändern</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>No doctor can be chosen on this kiosk.</source>
        <translation>An diesem Kiosk kann kein Arzt gewählt werden.</translation>
    </message>
    <message>
        <source>Put the .pub files of your clinic&apos;s doctors into the chosen folder, or choose another in the set-up, and start again. Expired and revoked keys do not count.</source>
        <translation>Legen Sie die .pub-Dateien der Ärzte Ihrer Klinik in den gewählten Ordner, oder wählen Sie in der Einrichtung einen anderen, und starten Sie neu. Abgelaufene und gesperrte Schlüssel zählen nicht.</translation>
    </message>
    <message>
        <source>This is not the key of a kiosk.</source>
        <translation>Das ist nicht der Schlüssel eines Kiosks.</translation>
    </message>
    <message>
        <source>Choose the kiosk&apos;s key file in the set-up, or make one there.</source>
        <translation>Wählen Sie die Schlüsseldatei des Kiosks in der Einrichtung, oder legen Sie dort eine an.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::VerdictBanner</name>
    <message>
        <source>Unlock key …</source>
        <translation>Schlüssel öffnen …</translation>
    </message>
    <message>
        <source>Save original …</source>
        <translation>Original speichern …</translation>
    </message>
    <message>
        <source>Write the exact picture from before sealing</source>
        <translation>Das genaue Bild von vor dem Versiegeln schreiben</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Stelle zeigen</translation>
    </message>
    <message>
        <source>Mark the changed fields on the picture</source>
        <translation>Die veränderten Felder auf dem Bild markieren</translation>
    </message>
    <message>
        <source>Answer …</source>
        <translation>Antworten …</translation>
    </message>
    <message>
        <source>Seal your own words into the picture, for the patient or a colleague</source>
        <translation>Eigene Worte in das Bild versiegeln, für Patient oder Kollegen</translation>
    </message>
    <message>
        <source>What destroys a seal?</source>
        <translation>Was zerstört ein Siegel?</translation>
    </message>
    <message>
        <source>What a sealed picture survives and what it does not</source>
        <translation>Was ein versiegeltes Bild übersteht und was nicht</translation>
    </message>
    <message>
        <source>The picture as it was sealed, very small</source>
        <translation>Das Bild, wie es versiegelt wurde, sehr klein</translation>
    </message>
    <message>
        <source>Fingerprint of the sealing key: %1
Report: %2</source>
        <translation>Fingerabdruck des versiegelnden Schlüssels: %1
Bericht: %2</translation>
    </message>
    <message>
        <source>Trusted keys …</source>
        <translation>Vertraute Schlüssel …</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ViewerActions</name>
    <message>
        <source>Window presets</source>
        <translation>Fenster-Voreinstellungen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Drag moves the picture</source>
        <translation>Ziehen verschiebt das Bild</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Drag changes window and level</source>
        <translation>Ziehen ändert Fenster und Mitte</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Drag up and down zooms</source>
        <translation>Auf und ab ziehen zoomt</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Whole picture in the window</source>
        <translation>Das ganze Bild im Fenster</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>One sample on one pixel of the screen</source>
        <translation>Ein Bildpunkt auf einem Pixel des Bildschirms</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Turn right by 90°</source>
        <translation>Um 90° nach rechts drehen</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Links drehen</translation>
    </message>
    <message>
        <source>Turn left by 90°</source>
        <translation>Um 90° nach links drehen</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation>Links und rechts vertauschen</translation>
    </message>
    <message>
        <source>Flip upside down</source>
        <translation>Auf den Kopf spiegeln</translation>
    </message>
    <message>
        <source>Exchange top and bottom</source>
        <translation>Oben und unten vertauschen</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Exchange black and white</source>
        <translation>Schwarz und Weiß vertauschen</translation>
    </message>
    <message>
        <source>Smooth scaling</source>
        <translation>Weiche Skalierung</translation>
    </message>
    <message>
        <source>Interpolate between samples, or show each as a sharp square</source>
        <translation>Zwischen Bildpunkten interpolieren oder jeden als scharfes Quadrat zeigen</translation>
    </message>
    <message>
        <source>Corner texts</source>
        <translation>Eckentexte</translation>
    </message>
    <message>
        <source>Show size, window, zoom and spacing</source>
        <translation>Größe, Fenster, Zoom und Abstand zeigen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to how the picture was opened</source>
        <translation>Zurück zum Zustand beim Öffnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change of the view</source>
        <translation>Die letzte Änderung der Ansicht zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo the change of the view</source>
        <translation>Die Änderung der Ansicht wiederholen</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Wie die Datei sagt</translation>
    </message>
    <message>
        <source>Window of the file</source>
        <translation>Fenster der Datei</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>Voller Bereich</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Remember this window</source>
        <translation>Dieses Fenster merken</translation>
    </message>
    <message>
        <source>Forget the last remembered window</source>
        <translation>Das zuletzt gemerkte Fenster vergessen</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Voreinstellung %1</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::ViewerPanel</name>
    <message>
        <source>Reading the picture …</source>
        <translation>Das Bild wird gelesen …</translation>
    </message>
    <message>
        <source>Try the sample pictures</source>
        <translation>Beispielbilder ausprobieren</translation>
    </message>
    <message>
        <source>Drop a picture or a folder here</source>
        <translation>Ziehen Sie ein Bild oder einen Ordner hierher</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Frame (Page Up, Page Down, Ctrl and wheel)</source>
        <translation>Bild (Bild auf, Bild ab, Strg und Rad)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play or stop the frames (K)</source>
        <translation>Die Bildfolge abspielen oder anhalten (K)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>PNG, JPEG, TIFF, BMP or DICOM; sealed, plain or an encrypted copy. Nothing leaves this computer.</source>
        <translation>PNG, JPEG, TIFF, BMP oder DICOM; versiegelt, einfach oder als verschlüsselte Kopie. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Unlock key …</source>
        <translation>Schlüssel öffnen …</translation>
    </message>
    <message>
        <source>This is an encrypted copy.</source>
        <translation>Das ist eine verschlüsselte Kopie.</translation>
    </message>
    <message>
        <source>Unlock your key to see what is inside.</source>
        <translation>Entsperren Sie Ihren Schlüssel, um zu sehen, was darin ist.</translation>
    </message>
</context>
<context>
    <name>intaglio::ui::WelcomePage</name>
    <message>
        <source>Have your picture looked at</source>
        <translation>Lassen Sie Ihr Bild ansehen</translation>
    </message>
    <message>
        <source>Bring your blood smear picture on a USB stick. We check it and lock the result inside it. Only your doctor can open it and will talk about it with you. Touch your language to begin.</source>
        <translation>Bringen Sie das Bild Ihres Blutausstrichs auf einem USB-Stick mit. Wir prüfen es und schließen das Ergebnis darin ein. Nur Ihre Ärztin oder Ihr Arzt kann es öffnen und spricht mit Ihnen darüber. Berühren Sie Ihre Sprache, um zu beginnen.</translation>
    </message>
    <message>
        <source>This kiosk is closed. Please ask the staff.</source>
        <translation>Dieser Kiosk ist geschlossen. Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>Bring your blood smear picture on a USB stick. We check it and lock the result inside it. Your doctor can open it and will talk about it with you; for emergencies the clinic keeps one key more. Touch your language to begin.</source>
        <translation>Bringen Sie das Bild Ihres Blutausstrichs auf einem USB-Stick mit. Wir prüfen es und verschließen das Ergebnis darin. Ihr Arzt kann es öffnen und spricht mit Ihnen darüber; für Notfälle bewahrt die Klinik einen weiteren Schlüssel. Berühren Sie Ihre Sprache, um zu beginnen.</translation>
    </message>
</context>
</TS>
