<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CropperHead</name>
    <message>
        <source> ({rate} photos/s)</source>
        <translation> ({rate} Fotos/s)</translation>
    </message>
    <message>
        <source> From the next start of the program.</source>
        <translation> Ab dem nächsten Programmstart.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source> · {rate} photos/s · {time} left</source>
        <translation> · {rate} Fotos/s · noch {time}</translation>
    </message>
    <message>
        <source> · {time} left</source>
        <translation> · noch {time}</translation>
    </message>
    <message>
        <source>&quot;{tag}&quot; is not the name of a tag with its group, as for instance XMP:CropTop is</source>
        <translation>„{tag}“ ist nicht der Name eines Tags samt Gruppe, wie es etwa XMP:CropTop ist</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Taste</translation>
    </message>
    <message>
        <source>&amp;Second key</source>
        <translation>&amp;Zweite Taste</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>. or ,</source>
        <translation>. oder ,</translation>
    </message>
    <message>
        <source>0 %: as proposed</source>
        <translation>0 %: wie vorgeschlagen</translation>
    </message>
    <message>
        <source>0 levels only what is certain, 100 whatever seems tilted</source>
        <translation>0 richtet nur aus, was gewiss ist, 100 alles, was schief scheint</translation>
    </message>
    <message>
        <source>0 to 5</source>
        <translation>0 bis 5</translation>
    </message>
    <message>
        <source>0.1°</source>
        <translation>0.1°</translation>
    </message>
    <message>
        <source>1 is smallest, 100 is best; 80 is hard to tell from 100 at this size</source>
        <translation>1 ist am kleinsten, 100 am besten; 80 ist bei dieser Größe kaum von 100 zu unterscheiden</translation>
    </message>
    <message>
        <source>1 px</source>
        <translation>1 px</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>1 star or more</source>
        <translation>1 Stern oder mehr</translation>
    </message>
    <message>
        <source>1 star, next photo</source>
        <translation>1 Stern, nächstes Foto</translation>
    </message>
    <message>
        <source>10 px</source>
        <translation>10 px</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>16:10</source>
        <translation>16:10</translation>
    </message>
    <message>
        <source>16:9</source>
        <translation>16:9</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 Sterne</translation>
    </message>
    <message>
        <source>2 stars or more</source>
        <translation>2 Sterne oder mehr</translation>
    </message>
    <message>
        <source>2 stars, next photo</source>
        <translation>2 Sterne, nächstes Foto</translation>
    </message>
    <message>
        <source>2.39:1</source>
        <translation>2,39:1</translation>
    </message>
    <message>
        <source>2:1</source>
        <translation>2:1</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 Sterne</translation>
    </message>
    <message>
        <source>3 stars or more</source>
        <translation>3 Sterne oder mehr</translation>
    </message>
    <message>
        <source>3 stars, next photo</source>
        <translation>3 Sterne, nächstes Foto</translation>
    </message>
    <message>
        <source>3:2</source>
        <translation>3:2</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 Sterne</translation>
    </message>
    <message>
        <source>4 stars or more</source>
        <translation>4 Sterne oder mehr</translation>
    </message>
    <message>
        <source>4 stars, next photo</source>
        <translation>4 Sterne, nächstes Foto</translation>
    </message>
    <message>
        <source>4:3</source>
        <translation>4:3</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 Sterne</translation>
    </message>
    <message>
        <source>5 stars, next photo</source>
        <translation>5 Sterne, nächstes Foto</translation>
    </message>
    <message>
        <source>5:4</source>
        <translation>5:4</translation>
    </message>
    <message>
        <source>6 to 9</source>
        <translation>6 bis 9</translation>
    </message>
    <message>
        <source>7:5 or pixels</source>
        <translation>7:5 oder Pixel</translation>
    </message>
    <message>
        <source>A Lightroom catalogue, or folders with your photos or with what darktable, RawTherapee or Picasa wrote beside them. All is only read; nothing is copied but numbers.</source>
        <translation>Ein Lightroom-Katalog oder Ordner mit Ihren Fotos oder mit dem, was darktable, RawTherapee oder Picasa daneben abgelegt haben. Alles wird nur gelesen, kopiert werden nur Zahlen.</translation>
    </message>
    <message>
        <source>A RAW and the JPEG of the same shot are one photo: one cell, one decision for both</source>
        <translation>RAW und JPEG derselben Aufnahme sind ein Foto: eine Zelle, eine Entscheidung für beide</translation>
    </message>
    <message>
        <source>A crop keeps {share} of the picture on average.</source>
        <translation>Ein Zuschnitt behält im Mittel {share} des Bilds.</translation>
    </message>
    <message>
        <source>A deliverable keeps its ratio: {ratio}</source>
        <translation>Ein Ausgabeformat behält sein Seitenverhältnis: {ratio}</translation>
    </message>
    <message>
        <source>A landscape ratio is turned for upright photos; 4:5 is always upright</source>
        <translation>Querformate werden für Hochformatfotos gedreht; 4:5 ist immer hoch</translation>
    </message>
    <message>
        <source>A linked crop of this ratio with each decision</source>
        <translation>Ein verknüpfter Zuschnitt in diesem Format bei jeder Entscheidung</translation>
    </message>
    <message>
        <source>A model is damaged</source>
        <translation>Ein Modell ist beschädigt</translation>
    </message>
    <message>
        <source>A ratio (7:5), a size in pixels (1080×1350), or either with a name to keep it (Album = 7:5)</source>
        <translation>Ein Seitenverhältnis (7:5), eine Größe in Pixeln (1080×1350) oder eins davon mit Namen, um es zu behalten (Album = 7:5)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Accept ({key})</source>
        <translation>Übernehmen ({key})</translation>
    </message>
    <message>
        <source>Accept all proposals that are sure, after a look at them</source>
        <translation>Alle sicheren Vorschläge nach einem Blick darauf übernehmen</translation>
    </message>
    <message>
        <source>Accept all sure</source>
        <translation>Alle sicheren übernehmen</translation>
    </message>
    <message>
        <source>Accept all sure…</source>
        <translation>Alle sicheren übernehmen…</translation>
    </message>
    <message>
        <source>Accept all undecided photos taken within a few seconds of this one</source>
        <translation>Alle unentschiedenen Fotos übernehmen, die innerhalb weniger Sekunden von diesem entstanden</translation>
    </message>
    <message>
        <source>Accept crop, next undecided</source>
        <translation>Zuschnitt übernehmen, nächstes unentschiedenes</translation>
    </message>
    <message>
        <source>Accept drawn crops</source>
        <translation>Gezeichnete Zuschnitte übernehmen</translation>
    </message>
    <message>
        <source>Accept the crop first: the one in the sidecar is written</source>
        <translation>Zuschnitt zuerst übernehmen: Geschrieben wird der aus der XMP-Datei</translation>
    </message>
    <message>
        <source>Accept the whole series</source>
        <translation>Ganze Reihe übernehmen</translation>
    </message>
    <message>
        <source>Accept {crops}</source>
        <translation>{crops} übernehmen</translation>
    </message>
    <message>
        <source>Accept {crops} and close</source>
        <translation>{crops} übernehmen und schließen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Add catalogue…</source>
        <translation>Katalog hinzufügen…</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add the linked crops to what is decided already</source>
        <translation>Die verknüpften Zuschnitte zu bereits Entschiedenem hinzufügen</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Angepasst</translation>
    </message>
    <message>
        <source>After: cropped</source>
        <translation>Nachher: zugeschnitten</translation>
    </message>
    <message>
        <source>Align heads</source>
        <translation>Köpfe ausrichten</translation>
    </message>
    <message>
        <source>Align heads…</source>
        <translation>Köpfe ausrichten…</translation>
    </message>
    <message>
        <source>All but the photo dark, black, and on again</source>
        <translation>Alles außer dem Foto dunkel, schwarz und wieder hell</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>All from {occasions}: too few to tell a habit from what the place asked.</source>
        <translation>Nur {occasions}: zu wenig, um eine Gewohnheit von dem zu unterscheiden, was der Ort verlangte.</translation>
    </message>
    <message>
        <source>All is as it was before.</source>
        <translation>Alles ist wie zuvor.</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>All keys at a glance</source>
        <translation>Alle Tasten auf einen Blick</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>All photos are decided</source>
        <translation>Alle Fotos sind entschieden</translation>
    </message>
    <message>
        <source>All ratios, and those that you gave a name</source>
        <translation>Alle Formate und die mit eigenem Namen</translation>
    </message>
    <message>
        <source>All {photos} decided</source>
        <translation>Alle {photos} entschieden</translation>
    </message>
    <message>
        <source>All, also those to look at</source>
        <translation>Alle, auch die zum Ansehen</translation>
    </message>
    <message>
        <source>Already at the proposed angle, {angle}</source>
        <translation>Bereits im vorgeschlagenen Winkel, {angle}</translation>
    </message>
    <message>
        <source>Also write for</source>
        <translation>Auch schreiben für</translation>
    </message>
    <message>
        <source>Also write for {program}</source>
        <translation>Auch für {program} schreiben</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Alt or Ctrl+Shift+arrow keys</source>
        <translation>Alt oder Strg+Umschalt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Alt or Ctrl+[ or ]</source>
        <translation>Alt oder Strg+[ oder ]</translation>
    </message>
    <message>
        <source>Alt or Ctrl+arrow keys</source>
        <translation>Alt oder Strg+Pfeiltasten</translation>
    </message>
    <message>
        <source>Alt+drag</source>
        <translation>Alt+Ziehen</translation>
    </message>
    <message>
        <source>An array of centred squares</source>
        <translation>Ein Array mittiger Quadrate</translation>
    </message>
    <message>
        <source>An array of the decided crops</source>
        <translation>Ein Array der entschiedenen Zuschnitte</translation>
    </message>
    <message>
        <source>An array of the model&apos;s crops</source>
        <translation>Ein Array der Zuschnitte des Modells</translation>
    </message>
    <message>
        <source>And which of these?</source>
        <translation>Und welcher von diesen?</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Angle of turned crops</source>
        <translation>Winkel gedrehter Zuschnitte</translation>
    </message>
    <message>
        <source>Angle slider</source>
        <translation>Winkelregler</translation>
    </message>
    <message>
        <source>Angle, ° from</source>
        <translation>Winkel, ° ab</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Anderes Programm</translation>
    </message>
    <message>
        <source>Another ratio or size</source>
        <translation>Anderes Format oder andere Größe</translation>
    </message>
    <message>
        <source>Answers of the blind comparison teach what you like</source>
        <translation>Antworten des Blindvergleichs lehren, was Ihnen gefällt</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Aperture</source>
        <translation>Blende</translation>
    </message>
    <message>
        <source>Aperture library</source>
        <translation>Aperture-Mediathek</translation>
    </message>
    <message>
        <source>Apple Photos library</source>
        <translation>Apple Fotos-Mediathek</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Area kept</source>
        <translation>Behaltene Fläche</translation>
    </message>
    <message>
        <source>Area kept, % from</source>
        <translation>Behaltene Fläche, % ab</translation>
    </message>
    <message>
        <source>Area kept, by lens</source>
        <translation>Behaltene Fläche nach Objektiv</translation>
    </message>
    <message>
        <source>Area kept, by month</source>
        <translation>Behaltene Fläche nach Monat</translation>
    </message>
    <message>
        <source>As in the bar above the photos: 3:2, 1080×1350, or any</source>
        <translation>Wie in der Leiste über den Fotos: 3:2, 1080×1350 oder any</translation>
    </message>
    <message>
        <source>As shot</source>
        <translation>Wie Foto</translation>
    </message>
    <message>
        <source>As the camera stored them</source>
        <translation>Wie von der Kamera gespeichert</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask no more about photos that are fine as they are, then about what needs you; writes nothing</source>
        <translation>Erst nach Fotos, die so passen, nicht mehr fragen, dann nach denen, die Sie brauchen; schreibt nichts</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>Seitenverhältnis</translation>
    </message>
    <message>
        <source>At your ratio</source>
        <translation>Bei Ihrem Format</translation>
    </message>
    <message>
        <source>At your size</source>
        <translation>Bei Ihrer Größe</translation>
    </message>
    <message>
        <source>Auto crop</source>
        <translation>Automatisch zuschneiden</translation>
    </message>
    <message>
        <source>Auto level</source>
        <translation>Automatisch gerade ausrichten</translation>
    </message>
    <message>
        <source>Auto-crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Auto-crop folder</source>
        <translation>Ordner automatisch zuschneiden</translation>
    </message>
    <message>
        <source>Auto-crop folder…</source>
        <translation>Ordner automatisch zuschneiden…</translation>
    </message>
    <message>
        <source>Auto-crop: {photos}</source>
        <translation>Automatischer Zuschnitt: {photos}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back  Backspace</source>
        <translation>Zurück  Backspace</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zum Standard</translation>
    </message>
    <message>
        <source>Back to the keys of the preset</source>
        <translation>Zurück zu den Tasten der Vorgabe</translation>
    </message>
    <message>
        <source>Back to the pictures</source>
        <translation>Zurück zu den Bildern</translation>
    </message>
    <message>
        <source>Back to the proposal or the saved crop</source>
        <translation>Zurück zum Vorschlag oder gespeicherten Zuschnitt</translation>
    </message>
    <message>
        <source>Back to your editor</source>
        <translation>Zurück zum Editor</translation>
    </message>
    <message>
        <source>Back to your editor…</source>
        <translation>Zurück zum Editor…</translation>
    </message>
    <message>
        <source>Back to {program}…</source>
        <translation>Zurück zu {program}…</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>Bars: you. Lines: the model, for the same photos.</source>
        <translation>Balken: Sie. Linien: das Modell bei denselben Fotos.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batches of this folder: {count}. What somebody changed since is left as it is.</source>
        <translation>Stapel dieses Ordners: {count}. Was jemand seither geändert hat, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Before / after</source>
        <translation>Vorher / nachher</translation>
    </message>
    <message>
        <source>Before all this</source>
        <translation>Vor alledem</translation>
    </message>
    <message>
        <source>Before: whole photo</source>
        <translation>Vorher: ganzes Foto</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Better than what you have</source>
        <translation>Besser als das jetzige</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Black out</source>
        <translation>Abdunkeln</translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation>Blaue Farbmarkierung</translation>
    </message>
    <message>
        <source>Blue label, next photo</source>
        <translation>Blaue Farbmarkierung, nächstes Foto</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Bright theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Bildserie</translation>
    </message>
    <message>
        <source>Burst {place} of {count}</source>
        <translation>Bildserie: {place} von {count}</translation>
    </message>
    <message>
        <source>Burst {place} of {count}, moved</source>
        <translation>Bildserie: {place} von {count}, verschoben</translation>
    </message>
    <message>
        <source>Burst: the first kept whole, {photos} passed</source>
        <translation>Bildserie: Original des ersten behalten, {photos} durchgewinkt</translation>
    </message>
    <message>
        <source>Burst: {photos} cropped</source>
        <translation>Bildserie: {photos} zugeschnitten</translation>
    </message>
    <message>
        <source>Bursts as one</source>
        <translation>Bildserien als Einheit</translation>
    </message>
    <message>
        <source>By 1 px</source>
        <translation>Um 1 px</translation>
    </message>
    <message>
        <source>By 10 px</source>
        <translation>Um 10 px</translation>
    </message>
    <message>
        <source>By the camera&apos;s clock</source>
        <translation>Nach der Uhr der Kamera</translation>
    </message>
    <message>
        <source>COCO</source>
        <translation>COCO</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Camera data</source>
        <translation>Kameradaten</translation>
    </message>
    <message>
        <source>Camera, lens, date and exposure over the photo</source>
        <translation>Kamera, Objektiv, Datum und Belichtung über dem Foto</translation>
    </message>
    <message>
        <source>Can&apos;t tell  0</source>
        <translation>Unklar  0</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Capture One cache</source>
        <translation>Capture One-Cache</translation>
    </message>
    <message>
        <source>Capture One catalog</source>
        <translation>Capture One-Katalog</translation>
    </message>
    <message>
        <source>Capture time</source>
        <translation>Aufnahmezeit</translation>
    </message>
    <message>
        <source>Catalogues (*.lrcat library.db *.cocatalogdb)</source>
        <translation>Kataloge (*.lrcat library.db *.cocatalogdb)</translation>
    </message>
    <message>
        <source>Centre cross</source>
        <translation>Mittelkreuz</translation>
    </message>
    <message>
        <source>Changed outside and read again: {photos}</source>
        <translation>Von außen geändert und neu gelesen: {photos}</translation>
    </message>
    <message>
        <source>Changed photos</source>
        <translation>Geänderte Fotos</translation>
    </message>
    <message>
        <source>Changed, not saved yet</source>
        <translation>Geändert, noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Choose a catalogue</source>
        <translation>Katalog wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a folder of photos</source>
        <translation>Fotoordner wählen</translation>
    </message>
    <message>
        <source>Choose among four crops of eight of these photos, and proposals follow your eye.</source>
        <translation>Bei acht dieser Fotos aus vier Zuschnitten wählen, und die Vorschläge folgen Ihrem Auge.</translation>
    </message>
    <message>
        <source>Choose another folder, or drop one here</source>
        <translation>Anderen Ordner wählen oder hier ablegen</translation>
    </message>
    <message>
        <source>Choose another folder, or look into its subfolders too.</source>
        <translation>Anderen Ordner wählen oder auch die Unterordner einbeziehen.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the folder to learn from</source>
        <translation>Ordner zum Lernen wählen</translation>
    </message>
    <message>
        <source>Choose: {name}</source>
        <translation>Wählen: {name}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choosing one drops the keys changed by hand</source>
        <translation>Die Wahl verwirft von Hand geänderte Tasten</translation>
    </message>
    <message>
        <source>Clear every filter</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Click a bar to select its photos</source>
        <translation>Auf einen Balken klicken, um seine Fotos auszuwählen</translation>
    </message>
    <message>
        <source>Click eyes</source>
        <translation>Augen anklicken</translation>
    </message>
    <message>
        <source>Click eyes by hand</source>
        <translation>Augen von Hand anklicken</translation>
    </message>
    <message>
        <source>Click the other eye</source>
        <translation>Das andere Auge anklicken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close, leave them drawn</source>
        <translation>Schließen, gezeichnet lassen</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>Farbmarkierung</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Commit crop</source>
        <translation>Zuschnitt bestätigen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compare blind</source>
        <translation>Blind vergleichen</translation>
    </message>
    <message>
        <source>Compare blind…</source>
        <translation>Blind vergleichen…</translation>
    </message>
    <message>
        <source>Compare, blind</source>
        <translation>Blindvergleich</translation>
    </message>
    <message>
        <source>Comparing with proposals: {count}</source>
        <translation>Vergleich mit Vorschlägen: {count}</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Constrain aspect ratio</source>
        <translation>Seitenverhältnis beibehalten</translation>
    </message>
    <message>
        <source>Constrain to</source>
        <translation>Beschränken auf</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktabzug</translation>
    </message>
    <message>
        <source>Copied there from another photo</source>
        <translation>Von anderem Foto kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy crop</source>
        <translation>Zuschnitt kopieren</translation>
    </message>
    <message>
        <source>Copy of this style</source>
        <translation>Kopie dieses Stils</translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation>Einstellungen kopieren</translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation>Kopieren…</translation>
    </message>
    <message>
        <source>CoreML</source>
        <translation>CoreML</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Crop accepted</source>
        <translation>Zuschnitt übernommen</translation>
    </message>
    <message>
        <source>Crop adjusted</source>
        <translation>Zuschnitt angepasst</translation>
    </message>
    <message>
        <source>Crop all</source>
        <translation>Alle zuschneiden</translation>
    </message>
    <message>
        <source>Crop changed</source>
        <translation>Zuschnitt geändert</translation>
    </message>
    <message>
        <source>Crop copied</source>
        <translation>Zuschnitt kopiert</translation>
    </message>
    <message>
        <source>Crop factor</source>
        <translation>Zuschnittfaktor</translation>
    </message>
    <message>
        <source>Crop guide overlay</source>
        <translation>Hilfslinien-Überlagerung</translation>
    </message>
    <message>
        <source>Crop overlay</source>
        <translation>Freistellungsüberlagerung</translation>
    </message>
    <message>
        <source>Crop panel</source>
        <translation>Zuschnittfeld</translation>
    </message>
    <message>
        <source>Crop proposed</source>
        <translation>Zuschnitt vorgeschlagen</translation>
    </message>
    <message>
        <source>Crop taken out</source>
        <translation>Zuschnitt entfernt</translation>
    </message>
    <message>
        <source>Crop the photos that this batch did not come to</source>
        <translation>Fotos zuschneiden, zu denen dieser Stapel nicht kam</translation>
    </message>
    <message>
        <source>Crop tool</source>
        <translation>Freistellungswerkzeug</translation>
    </message>
    <message>
        <source>Crop written into {photos}</source>
        <translation>Zuschnitt in {photos} geschrieben</translation>
    </message>
    <message>
        <source>Crop {width} by {height} pixels, angle {angle}, {state}</source>
        <translation>Zuschnitt {width} mal {height} Pixel, Winkel {angle}, {state}</translation>
    </message>
    <message>
        <source>CropAngle is &quot;{text}&quot;, not a number</source>
        <translation>CropAngle ist „{text}“, keine Zahl</translation>
    </message>
    <message>
        <source>CropAngle is &quot;{text}&quot;, outside -45 to 45 degrees</source>
        <translation>CropAngle ist „{text}“, nicht zwischen -45 und 45 Grad</translation>
    </message>
    <message>
        <source>CropLeft {left:g}, CropTop {top:g}, CropRight {right:g}, CropBottom {bottom:g}, CropAngle {angle:g} span no rectangle</source>
        <translation>CropLeft {left:g}, CropTop {top:g}, CropRight {right:g}, CropBottom {bottom:g}, CropAngle {angle:g} bilden kein Rechteck</translation>
    </message>
    <message>
        <source>Cropped elsewhere</source>
        <translation>Anderswo zugeschnitten</translation>
    </message>
    <message>
        <source>Cropped in the camera</source>
        <translation>In der Kamera zugeschnitten</translation>
    </message>
    <message>
        <source>Cropped thumbnails</source>
        <translation>Zugeschnittene Miniaturen</translation>
    </message>
    <message>
        <source>CropperHead goes on, and written crops are safe. This report says where it happened.</source>
        <translation>CropperHead läuft weiter, und geschriebene Zuschnitte sind sicher. Dieser Bericht sagt, wo es geschah.</translation>
    </message>
    <message>
        <source>Crops</source>
        <translation>Zuschnitte</translation>
    </message>
    <message>
        <source>Crops are written as proposals: the photos stay undecided, and you confirm, change or undo them whenever you like.</source>
        <translation>Zuschnitte werden als Vorschläge geschrieben: Die Fotos bleiben unentschieden, und Sie bestätigen, ändern oder widerrufen sie, wann Sie wollen.</translation>
    </message>
    <message>
        <source>Crops left out: {what}.</source>
        <translation>Nicht mitgezählte Zuschnitte: {what}.</translation>
    </message>
    <message>
        <source>Crops stand in XMP sidecars beside the photos, as Adobe&apos;s crs tags. Programs that read no sidecars need them inside the photo: File → Write crop into photo.</source>
        <translation>Zuschnitte stehen in XMP-Dateien neben den Fotos, als crs-Tags von Adobe. Programme, die keine XMP-Dateien lesen, brauchen sie im Foto: Datei → Zuschnitt ins Foto schreiben.</translation>
    </message>
    <message>
        <source>Crops that count</source>
        <translation>Zuschnitte, die zählen</translation>
    </message>
    <message>
        <source>Crops that others changed since they were written here</source>
        <translation>Zuschnitte, die andere geändert haben, seit sie hier geschrieben wurden</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Ctrl+drag or right drag along it</source>
        <translation>Strg+Ziehen, Rechtsziehen</translation>
    </message>
    <message>
        <source>Ctrl+wheel does it too</source>
        <translation>Auch mit Strg+Mausrad</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Eigenes…</translation>
    </message>
    <message>
        <source>Cut away above, % from</source>
        <translation>Oben weggeschnitten, % ab</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark mode</source>
        <translation>Dunkelmodus</translation>
    </message>
    <message>
        <source>Dataset in</source>
        <translation>Datensatz in</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Decided in {editor}</source>
        <translation>In {editor} entschieden</translation>
    </message>
    <message>
        <source>Decides nothing</source>
        <translation>Entscheidet nichts</translation>
    </message>
    <message>
        <source>Decisions are written into the files of {program}, too, and it shows them when it reads these anew: close the folder there before you crop here, or let it load the sidecar again.</source>
        <translation>Entscheidungen werden auch in die Dateien von {program} geschrieben, und es zeigt sie, wenn es diese neu liest: Schließen Sie dort den Ordner, bevor Sie hier zuschneiden, oder lassen Sie es die XMP-Datei neu laden.</translation>
    </message>
    <message>
        <source>Decisions go into the own files of these editors, too</source>
        <translation>Entscheidungen kommen auch in die eigenen Dateien dieser Editoren</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Default: {name}</source>
        <translation>Standard: {name}</translation>
    </message>
    <message>
        <source>Delete this model of your own</source>
        <translation>Dieses eigene Modell löschen</translation>
    </message>
    <message>
        <source>Deliver also</source>
        <translation>Auch ausgeben</translation>
    </message>
    <message>
        <source>Deliverable 16:9 on or off</source>
        <translation>Ausgabeformat 16:9 ein oder aus</translation>
    </message>
    <message>
        <source>Deliverable 1:1 on or off</source>
        <translation>Ausgabeformat 1:1 ein oder aus</translation>
    </message>
    <message>
        <source>Deliverable 3:2 on or off</source>
        <translation>Ausgabeformat 3:2 ein oder aus</translation>
    </message>
    <message>
        <source>Deliverable 4:5 on or off</source>
        <translation>Ausgabeformat 4:5 ein oder aus</translation>
    </message>
    <message>
        <source>Deliverable 9:16 on or off</source>
        <translation>Ausgabeformat 9:16 ein oder aus</translation>
    </message>
    <message>
        <source>Deliverable changed</source>
        <translation>Ausgabeformat geändert</translation>
    </message>
    <message>
        <source>Deliverable {ratio}</source>
        <translation>Ausgabeformat {ratio}</translation>
    </message>
    <message>
        <source>Deliverables</source>
        <translation>Ausgabeformate</translation>
    </message>
    <message>
        <source>Deliverables of {photos} written</source>
        <translation>Ausgabeformate geschrieben: {photos}</translation>
    </message>
    <message>
        <source>Deliverables: {ratios}</source>
        <translation>Ausgabeformate: {ratios}</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Develop</source>
        <translation>Entwickeln</translation>
    </message>
    <message>
        <source>Diagonals</source>
        <translation>Diagonalen</translation>
    </message>
    <message>
        <source>Dim outside the crop</source>
        <translation>Außerhalb des Zuschnitts abdunkeln</translation>
    </message>
    <message>
        <source>DirectML</source>
        <translation>DirectML</translation>
    </message>
    <message>
        <source>Disk space that previews may take</source>
        <translation>Speicherplatz, den Vorschauen belegen dürfen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Zurückgenommenes wiederholen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>Zweifel</translation>
    </message>
    <message>
        <source>Drag a handle to resize, inside to move, outside to turn.</source>
        <translation>An einem Griff ziehen ändert die Größe, innen verschiebt, außen dreht.</translation>
    </message>
    <message>
        <source>Dragging changes the ratio</source>
        <translation>Ziehen ändert das Seitenverhältnis</translation>
    </message>
    <message>
        <source>Dragging keeps the ratio</source>
        <translation>Ziehen behält das Seitenverhältnis</translation>
    </message>
    <message>
        <source>Draw on {photos}</source>
        <translation>Auf {photos} zeichnen</translation>
    </message>
    <message>
        <source>Draw your crop and accept it: that teaches, too</source>
        <translation>Eigenen Zuschnitt zeichnen und übernehmen: Auch das lehrt</translation>
    </message>
    <message>
        <source>Drawn on the selected photos in which exactly one face is known; nothing is written until you accept. The eyes are off by 3 % of the frame&apos;s height, now and then more.</source>
        <translation>Gezeichnet auf den ausgewählten Fotos, in denen genau ein Gesicht bekannt ist; nichts wird geschrieben, bis Sie übernehmen. Die Augen liegen um 3 % der Rahmenhöhe daneben, mitunter um mehr.</translation>
    </message>
    <message>
        <source>Drawn on {photos}.</source>
        <translation>Auf {photos} gezeichnet.</translation>
    </message>
    <message>
        <source>Drop the changes made here</source>
        <translation>Hier gemachte Änderungen verwerfen</translation>
    </message>
    <message>
        <source>EXIF</source>
        <translation>EXIF</translation>
    </message>
    <message>
        <source>Earlier, or from elsewhere</source>
        <translation>Früher oder von anderswo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Eight photos, four crops of each to choose from: proposals then follow your eye</source>
        <translation>Acht Fotos, je vier Zuschnitte zur Wahl: Vorschläge folgen dann Ihrem Auge</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>End the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter accepts the crop and goes on, K keeps the photo as it is.</source>
        <translation>Enter übernimmt den Zuschnitt und geht weiter, K behält das Foto, wie es ist.</translation>
    </message>
    <message>
        <source>Enter on the first frame of a burst decides all its frames; the crop follows the subject</source>
        <translation>Enter beim ersten Bild einer Bildserie entscheidet alle ihre Bilder; der Zuschnitt folgt dem Motiv</translation>
    </message>
    <message>
        <source>Epoch {epoch}: loss {loss}, on unseen photos {unseen}</source>
        <translation>Epoche {epoch}: Verlust {loss}, bei ungesehenen Fotos {unseen}</translation>
    </message>
    <message>
        <source>Epoch {epoch}: loss {loss}, unseen {unseen}. {remark}.</source>
        <translation>Epoche {epoch}: Verlust {loss}, ungesehen {unseen}. {remark}.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors…</source>
        <translation>Fehler…</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every command, control and setting by a few letters, or by Lightroom&apos;s word for it</source>
        <translation>Jeder Befehl, Regler und jede Einstellung mit wenigen Buchstaben oder mit dem Wort von Lightroom</translation>
    </message>
    <message>
        <source>Every photo is proposed in {ratio}, turned for uprights</source>
        <translation>Jedes Foto wird in {ratio} vorgeschlagen, für Hochformate gedreht</translation>
    </message>
    <message>
        <source>Everything that failed, with its reason</source>
        <translation>Alles, was fehlschlug, mit Grund</translation>
    </message>
    <message>
        <source>ExifTool</source>
        <translation>ExifTool</translation>
    </message>
    <message>
        <source>ExifTool is missing: no camera levels</source>
        <translation>ExifTool fehlt: keine Neigung aus der Kamera</translation>
    </message>
    <message>
        <source>ExifTool is not installed (Debian and Ubuntu: apt install libimage-exiftool-perl; macOS: brew install exiftool; Windows: winget install OliverBetz.ExifTool; or exiftool.org). Sidecars work without it</source>
        <translation>ExifTool ist nicht installiert (Debian und Ubuntu: apt install libimage-exiftool-perl; macOS: brew install exiftool; Windows: winget install OliverBetz.ExifTool; oder exiftool.org). XMP-Dateien funktionieren ohne</translation>
    </message>
    <message>
        <source>ExifTool reads how cameras were held</source>
        <translation>ExifTool liest, wie die Kamera gehalten wurde</translation>
    </message>
    <message>
        <source>ExifTool was not found. Crops are read and written without it; only embedding XMP into photos and the camera&apos;s roll angle need it. Debian: apt-get install libimage-exiftool-perl; macOS: brew install exiftool; Windows: exiftool.org.</source>
        <translation>ExifTool wurde nicht gefunden. Zuschnitte werden auch ohne gelesen und geschrieben; nur um XMP in Fotos zu schreiben und für den Rollwinkel der Kamera ist es nötig. Debian: apt-get install libimage-exiftool-perl; macOS: brew install exiftool; Windows: exiftool.org.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export dataset</source>
        <translation>Datensatz exportieren</translation>
    </message>
    <message>
        <source>Export dataset…</source>
        <translation>Datensatz exportieren…</translation>
    </message>
    <message>
        <source>Export style</source>
        <translation>Stil exportieren</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed: {name}: {reason}</source>
        <translation>Fehlgeschlagen: {name}: {reason}</translation>
    </message>
    <message>
        <source>Failures and notes</source>
        <translation>Fehler und Hinweise</translation>
    </message>
    <message>
        <source>Fifths</source>
        <translation>Fünftel</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen…</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>Namen suchen</translation>
    </message>
    <message>
        <source>Find missing folder…</source>
        <translation>Fehlenden Ordner suchen…</translation>
    </message>
    <message>
        <source>Fine as it is</source>
        <translation>Passt so</translation>
    </message>
    <message>
        <source>Finish shoot</source>
        <translation>Shooting abschließen</translation>
    </message>
    <message>
        <source>Finish writing and close</source>
        <translation>Fertig schreiben und schließen</translation>
    </message>
    <message>
        <source>Finishing what has begun …</source>
        <translation>Begonnenes wird beendet …</translation>
    </message>
    <message>
        <source>First photo</source>
        <translation>Erstes Foto</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Flagge</translation>
    </message>
    <message>
        <source>Flag removed</source>
        <translation>Flagge entfernt</translation>
    </message>
    <message>
        <source>Flag the photo as picked</source>
        <translation>Foto als markiert kennzeichnen</translation>
    </message>
    <message>
        <source>Flag the photo as picked and go on</source>
        <translation>Foto als markiert kennzeichnen und weiter</translation>
    </message>
    <message>
        <source>Flag the photo as rejected; its stars go</source>
        <translation>Foto als abgelehnt kennzeichnen; Sterne entfallen</translation>
    </message>
    <message>
        <source>Flag the photo as rejected; its stars go and go on</source>
        <translation>Foto als abgelehnt kennzeichnen; Sterne entfallen, und weiter</translation>
    </message>
    <message>
        <source>Flip orientation</source>
        <translation>Ausrichtung wechseln</translation>
    </message>
    <message>
        <source>Focal length</source>
        <translation>Brennweite</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder for previews</source>
        <translation>Ordner für Vorschauen</translation>
    </message>
    <message>
        <source>Folder to crop</source>
        <translation>Ordner zum Zuschneiden</translation>
    </message>
    <message>
        <source>Folder to learn from</source>
        <translation>Ordner zum Lernen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Follow my headroom</source>
        <translation>Meiner Kopffreiheit folgen</translation>
    </message>
    <message>
        <source>Follows the crop; click to move it</source>
        <translation>Folgt dem Zuschnitt; zum Verschieben klicken</translation>
    </message>
    <message>
        <source>For Lightroom, which reads no sidecar of a JPEG. Needs ExifTool.</source>
        <translation>Für Lightroom, das zu JPEGs keine XMP-Datei liest. Braucht ExifTool.</translation>
    </message>
    <message>
        <source>For example CC BY 4.0, and whom to name</source>
        <translation>Zum Beispiel CC BY 4.0, und wer zu nennen ist</translation>
    </message>
    <message>
        <source>For programs that read no sidecars. The photo files are changed, by ExifTool; each original stays beside its photo as NAME.cropperhead_original. Undo puts it back.</source>
        <translation>Für Programme, die keine XMP-Dateien lesen. ExifTool ändert die Fotodateien; jedes Original bleibt neben seinem Foto als NAME.cropperhead_original. Rückgängig stellt es wieder her.</translation>
    </message>
    <message>
        <source>For programs that read no sidecars; asks first, and keeps the original</source>
        <translation>Für Programme, die keine XMP-Dateien lesen; fragt zuerst und behält das Original</translation>
    </message>
    <message>
        <source>For the curious: hours, and seldom better. Needs PyTorch (the train extra).</source>
        <translation>Für Neugierige: dauert Stunden und ist selten besser. Braucht PyTorch (das Extra train).</translation>
    </message>
    <message>
        <source>For you the program is {way}: it says {stated} on average, and you take {real} unchanged.</source>
        <translation>Für Sie ist das Programm {way}: Es sagt im Mittel {stated}, unverändert übernehmen Sie {real}.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget a name</source>
        <translation>Namen vergessen</translation>
    </message>
    <message>
        <source>Forget it all</source>
        <translation>Alles vergessen</translation>
    </message>
    <message>
        <source>Forget it all?</source>
        <translation>Alles vergessen?</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese vergessen</translation>
    </message>
    <message>
        <source>Forget what this taught</source>
        <translation>Hierbei Gelerntes vergessen</translation>
    </message>
    <message>
        <source>Forget {group}?</source>
        <translation>{group}: vergessen?</translation>
    </message>
    <message>
        <source>Forgetting …</source>
        <translation>Wird vergessen …</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>From visitors</source>
        <translation>Von Besuchern</translation>
    </message>
    <message>
        <source>From {first}</source>
        <translation>Aus {first}</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>Von {first} bis {last}</translation>
    </message>
    <message>
        <source>From {photos}.</source>
        <translation>Aus {photos}.</translation>
    </message>
    <message>
        <source>Full frame</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Full view</source>
        <translation>Gesamtansicht</translation>
    </message>
    <message>
        <source>Gap between shoots</source>
        <translation>Pause zwischen Shootings</translation>
    </message>
    <message>
        <source>Give 1 star</source>
        <translation>1 Stern vergeben</translation>
    </message>
    <message>
        <source>Give 1 star and go on</source>
        <translation>1 Stern vergeben und weiter</translation>
    </message>
    <message>
        <source>Give 2 stars</source>
        <translation>2 Sterne vergeben</translation>
    </message>
    <message>
        <source>Give 2 stars and go on</source>
        <translation>2 Sterne vergeben und weiter</translation>
    </message>
    <message>
        <source>Give 3 stars</source>
        <translation>3 Sterne vergeben</translation>
    </message>
    <message>
        <source>Give 3 stars and go on</source>
        <translation>3 Sterne vergeben und weiter</translation>
    </message>
    <message>
        <source>Give 4 stars</source>
        <translation>4 Sterne vergeben</translation>
    </message>
    <message>
        <source>Give 4 stars and go on</source>
        <translation>4 Sterne vergeben und weiter</translation>
    </message>
    <message>
        <source>Give 5 stars</source>
        <translation>5 Sterne vergeben</translation>
    </message>
    <message>
        <source>Give 5 stars and go on</source>
        <translation>5 Sterne vergeben und weiter</translation>
    </message>
    <message>
        <source>Give it a name…</source>
        <translation>Benennen…</translation>
    </message>
    <message>
        <source>Give only the angle of the copied crop</source>
        <translation>Nur den Winkel des kopierten Zuschnitts übertragen</translation>
    </message>
    <message>
        <source>Give only the angle to the selection</source>
        <translation>Nur den Winkel auf die Auswahl übertragen</translation>
    </message>
    <message>
        <source>Give only the ratio of the copied crop</source>
        <translation>Nur das Seitenverhältnis des kopierten Zuschnitts übertragen</translation>
    </message>
    <message>
        <source>Give only the ratio to the selection</source>
        <translation>Nur das Seitenverhältnis auf die Auswahl übertragen</translation>
    </message>
    <message>
        <source>Give the blue label, or take it away</source>
        <translation>Blaue Farbmarkierung setzen oder entfernen</translation>
    </message>
    <message>
        <source>Give the blue label, or take it away and go on</source>
        <translation>Blaue Farbmarkierung setzen oder entfernen und weiter</translation>
    </message>
    <message>
        <source>Give the copied crop to this photo, in the grid to all selected</source>
        <translation>Kopierten Zuschnitt auf dieses Foto übertragen, im Raster auf alle ausgewählten</translation>
    </message>
    <message>
        <source>Give the crop of the photo that was in front before</source>
        <translation>Zuschnitt des Fotos übertragen, das zuvor vorn war</translation>
    </message>
    <message>
        <source>Give the green label, or take it away</source>
        <translation>Grüne Farbmarkierung setzen oder entfernen</translation>
    </message>
    <message>
        <source>Give the green label, or take it away and go on</source>
        <translation>Grüne Farbmarkierung setzen oder entfernen und weiter</translation>
    </message>
    <message>
        <source>Give the pictures names that tell nothing</source>
        <translation>Den Bildern Namen geben, die nichts verraten</translation>
    </message>
    <message>
        <source>Give the purple label, or take it away</source>
        <translation>Lila Farbmarkierung setzen oder entfernen</translation>
    </message>
    <message>
        <source>Give the red label, or take it away</source>
        <translation>Rote Farbmarkierung setzen oder entfernen</translation>
    </message>
    <message>
        <source>Give the red label, or take it away and go on</source>
        <translation>Rote Farbmarkierung setzen oder entfernen und weiter</translation>
    </message>
    <message>
        <source>Give the yellow label, or take it away</source>
        <translation>Gelbe Farbmarkierung setzen oder entfernen</translation>
    </message>
    <message>
        <source>Give the yellow label, or take it away and go on</source>
        <translation>Gelbe Farbmarkierung setzen oder entfernen und weiter</translation>
    </message>
    <message>
        <source>Give this photo&apos;s crop to the other selected photos</source>
        <translation>Zuschnitt dieses Fotos auf die anderen ausgewählten Fotos übertragen</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go back; decides nothing</source>
        <translation>Zurück; entscheidet nichts</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Go on; decides nothing</source>
        <translation>Weiter; entscheidet nichts</translation>
    </message>
    <message>
        <source>Go to the first photo</source>
        <translation>Zum ersten Foto</translation>
    </message>
    <message>
        <source>Go to the last photo</source>
        <translation>Zum letzten Foto</translation>
    </message>
    <message>
        <source>Go to the next photo that needs you and decide nothing</source>
        <translation>Zum nächsten Foto, das Sie braucht, ohne zu entscheiden</translation>
    </message>
    <message>
        <source>Golden ratio</source>
        <translation>Goldener Schnitt</translation>
    </message>
    <message>
        <source>Golden spiral</source>
        <translation>Goldene Spirale</translation>
    </message>
    <message>
        <source>Green label</source>
        <translation>Grüne Farbmarkierung</translation>
    </message>
    <message>
        <source>Green label, next photo</source>
        <translation>Grüne Farbmarkierung, nächstes Foto</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Guide over the crop</source>
        <translation>Hilfslinien im Zuschnitt</translation>
    </message>
    <message>
        <source>Guide: {name}</source>
        <translation>Hilfslinien: {name}</translation>
    </message>
    <message>
        <source>Guide: {name}, {place} of {count}</source>
        <translation>Hilfslinien: {name}, {place} von {count}</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>Hilfslinien</translation>
    </message>
    <message>
        <source>Has a crop</source>
        <translation>Mit Zuschnitt</translation>
    </message>
    <message>
        <source>Head {head} of the height, eyes {eyes} from above.</source>
        <translation>Kopf {head} der Höhe, Augen {eyes} von oben.</translation>
    </message>
    <message>
        <source>Heads are found to about a fifth of their size: too coarse for an office. Click both eyes of each photo by hand, and check the result against the office&apos;s template.</source>
        <translation>Köpfe werden auf etwa ein Fünftel ihrer Größe genau gefunden: zu grob für ein Amt. Klicken Sie in jedem Foto beide Augen von Hand an und prüfen Sie das Ergebnis mit der Schablone des Amts.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Hide or show folders and crop panel</source>
        <translation>Ordner und Zuschnittfeld aus- oder einblenden</translation>
    </message>
    <message>
        <source>Hide panels</source>
        <translation>Bedienfelder ausblenden</translation>
    </message>
    <message>
        <source>Hide photos that are fine as they are or rejected, or show them again</source>
        <translation>Fotos, die so passen oder abgelehnt sind, aus- oder wieder einblenden</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>Horizon, verticals and camera over the photo: who says which angle</source>
        <translation>Horizont, Senkrechte und Kamera über dem Foto: wer welchen Winkel nennt</translation>
    </message>
    <message>
        <source>How dark it is outside the crop</source>
        <translation>Wie dunkel es außerhalb des Zuschnitts ist</translation>
    </message>
    <message>
        <source>How do these crops get into Lightroom, darktable or RawTherapee?</source>
        <translation>Wie kommen diese Zuschnitte nach Lightroom, darktable oder RawTherapee?</translation>
    </message>
    <message>
        <source>How far the edges lie from those of the photo, on average: 0.2 keeps 60 % of each side</source>
        <translation>Wie weit die Ränder im Mittel von denen des Fotos entfernt sind: 0.2 behält 60 % jeder Seite</translation>
    </message>
    <message>
        <source>How much of its crop and yours is common to both: 100 % is the same crop</source>
        <translation>Wie viel seinem und Ihrem Zuschnitt gemeinsam ist: 100 % ist derselbe Zuschnitt</translation>
    </message>
    <message>
        <source>How sure a tilt must be before it is levelled</source>
        <translation>Wie sicher eine Neigung sein muss, bevor gerade ausgerichtet wird</translation>
    </message>
    <message>
        <source>How the results were worked out</source>
        <translation>Wie die Ergebnisse berechnet wurden</translation>
    </message>
    <message>
        <source>How well each foresees your crops</source>
        <translation>Wie gut jedes Ihre Zuschnitte vorhersieht</translation>
    </message>
    <message>
        <source>How you crop, and how well the proposals fit</source>
        <translation>Wie Sie zuschneiden und wie gut die Vorschläge passen</translation>
    </message>
    <message>
        <source>Hugging Face imagefolder</source>
        <translation>Hugging Face imagefolder</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO</translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation>Fotos importieren</translation>
    </message>
    <message>
        <source>Import style</source>
        <translation>Stil importieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>In the order of the folder</source>
        <translation>In der Reihenfolge des Ordners</translation>
    </message>
    <message>
        <source>In the order of the folder, what is fine as it is at its end</source>
        <translation>In der Reihenfolge des Ordners, was so passt, am Ende</translation>
    </message>
    <message>
        <source>In {folder}, read back and equal to the sidecars.</source>
        <translation>In {folder}, zurückgelesen und gleich den XMP-Dateien.</translation>
    </message>
    <message>
        <source>In {name}</source>
        <translation>In {name}</translation>
    </message>
    <message>
        <source>In {name}, on a picture that Upright or Transform bent</source>
        <translation>In {name}, auf einem mit Upright oder Transformieren verzerrten Bild</translation>
    </message>
    <message>
        <source>In {views} view only</source>
        <translation>Nur in der Ansicht {views}</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>Unterordner einbeziehen</translation>
    </message>
    <message>
        <source>Info overlay</source>
        <translation>Infoüberlagerung</translation>
    </message>
    <message>
        <source>It cannot go on</source>
        <translation>Es geht nicht weiter</translation>
    </message>
    <message>
        <source>It comes from crops of yours like these.</source>
        <translation>Er stammt aus solchen Zuschnitten von Ihnen.</translation>
    </message>
    <message>
        <source>It comes from {crops} of yours; their photos are in none of the folders opened lately.</source>
        <translation>Er stammt von Ihnen ({crops}); die Fotos dazu liegen in keinem der zuletzt geöffneten Ordner.</translation>
    </message>
    <message>
        <source>It goes to {folder}</source>
        <translation>Kommt nach {folder}</translation>
    </message>
    <message>
        <source>JPEG 2000 is not supported</source>
        <translation>JPEG 2000 wird nicht unterstützt</translation>
    </message>
    <message>
        <source>JPEG XL is not supported yet</source>
        <translation>JPEG XL wird noch nicht unterstützt</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG-Qualität</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep my ratio</source>
        <translation>Mein Seitenverhältnis behalten</translation>
    </message>
    <message>
        <source>Keep original</source>
        <translation>Original behalten</translation>
    </message>
    <message>
        <source>Keep original ({key})</source>
        <translation>Behalten ({key})</translation>
    </message>
    <message>
        <source>Keep original, next undecided</source>
        <translation>Original behalten, nächstes unentschiedenes</translation>
    </message>
    <message>
        <source>Keep the ratio while dragging</source>
        <translation>Seitenverhältnis beim Ziehen behalten</translation>
    </message>
    <message>
        <source>Keep this ratio while dragging</source>
        <translation>Dieses Seitenverhältnis beim Ziehen behalten</translation>
    </message>
    <message>
        <source>Kept whole</source>
        <translation>Original behalten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys like</source>
        <translation>Tasten wie</translation>
    </message>
    <message>
        <source>Keys of another program</source>
        <translation>Tasten anderer Programme</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Tasten…</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Farbmarkierung</translation>
    </message>
    <message>
        <source>Labels as</source>
        <translation>Labels als</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger thumbnails</source>
        <translation>Größere Miniaturen</translation>
    </message>
    <message>
        <source>Largest angle</source>
        <translation>Größter Winkel</translation>
    </message>
    <message>
        <source>Last aspect ratio</source>
        <translation>Letztes Seitenverhältnis</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>Letztes Foto</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Lay the frame as high as you do; else as the model does</source>
        <translation>Den Rahmen so hoch legen wie Sie; sonst wie das Modell</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learn from blind answers</source>
        <translation>Aus Blindantworten lernen</translation>
    </message>
    <message>
        <source>Learn from my crops</source>
        <translation>Aus meinen Zuschnitten lernen</translation>
    </message>
    <message>
        <source>Learn from my crops…</source>
        <translation>Aus meinen Zuschnitten lernen…</translation>
    </message>
    <message>
        <source>Learn from past crops</source>
        <translation>Aus früheren Zuschnitten lernen</translation>
    </message>
    <message>
        <source>Learn from past crops…</source>
        <translation>Aus früheren Zuschnitten lernen…</translation>
    </message>
    <message>
        <source>Learn your eye from a Lightroom catalogue or a folder</source>
        <translation>Ihr Auge aus einem Lightroom-Katalog oder einem Ordner lernen</translation>
    </message>
    <message>
        <source>Learns from the crops that you accepted, adjusted or made elsewhere, and from photos that you kept whole, in this folder and those inside. Proposals that nobody looked at teach nothing. Every shoot is judged by a model that did not see it; nothing is replaced unless you say so.</source>
        <translation>Lernt aus den Zuschnitten, die Sie übernommen, angepasst oder anderswo gemacht haben, und aus Fotos, deren Original Sie behalten haben, in diesem Ordner und seinen Unterordnern. Vorschläge, die niemand angesehen hat, lehren nichts. Jedes Shooting beurteilt ein Modell, das es nicht gesehen hat; nichts wird ersetzt, sofern Sie es nicht wollen.</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>Gelernt aus</translation>
    </message>
    <message>
        <source>Learnt from the crops that you make and the photos you keep. It stays on this machine, and proposes until the model turns out to agree better with you.</source>
        <translation>Gelernt aus Ihren Zuschnitten und den Fotos, deren Original Sie behalten. Es bleibt auf diesem Rechner und schlägt vor, bis sich zeigt, dass das Modell besser mit Ihnen übereinstimmt.</translation>
    </message>
    <message>
        <source>Least certain proposals first</source>
        <translation>Unsicherste Vorschläge zuerst</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Leave them alone</source>
        <translation>In Ruhe lassen</translation>
    </message>
    <message>
        <source>Leaves the picture: the photo changed since</source>
        <translation>Ragt aus dem Bild: Das Foto wurde seither geändert</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Left and right side</source>
        <translation>Linke und rechte Seite</translation>
    </message>
    <message>
        <source>Left or right by 0.1°</source>
        <translation>Links oder rechts um 0.1°</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Left out, to be done by hand: {photos}.</source>
        <translation>Ausgelassen, von Hand zu erledigen: {photos}.</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Let the model alone propose instead of what your crops taught, and back</source>
        <translation>Das Modell allein vorschlagen lassen statt dessen, was Ihre Zuschnitte lehrten, und zurück</translation>
    </message>
    <message>
        <source>Letters of the command</source>
        <translation>Buchstaben des Befehls</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Gerade ausrichten</translation>
    </message>
    <message>
        <source>Level a horizon or an upright</source>
        <translation>Horizont oder Senkrechte ausrichten</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>Ausrichtlinien</translation>
    </message>
    <message>
        <source>Level, or as the camera was held?</source>
        <translation>Gerade, oder wie die Kamera gehalten wurde?</translation>
    </message>
    <message>
        <source>Levelling</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>LibRaw cannot read {what}</source>
        <translation>LibRaw kann {what} nicht lesen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Lightroom</source>
        <translation>Lightroom</translation>
    </message>
    <message>
        <source>Lightroom has it open, or did not end well: only what is saved is read</source>
        <translation>Lightroom hat ihn offen oder wurde nicht sauber beendet: gelesen wird nur, was gesichert ist</translation>
    </message>
    <message>
        <source>Lightroom previews and data</source>
        <translation>Lightroom-Vorschauen und -Daten</translation>
    </message>
    <message>
        <source>Lightroom still shows the older crop inside {photo}</source>
        <translation>Lightroom zeigt noch den älteren Zuschnitt in {photo}</translation>
    </message>
    <message>
        <source>Lights dim</source>
        <translation>Gedämpftes Licht</translation>
    </message>
    <message>
        <source>Lights out</source>
        <translation>Licht aus</translation>
    </message>
    <message>
        <source>Like yours</source>
        <translation>Wie Ihre</translation>
    </message>
    <message>
        <source>Line: left side, dashes: right side</source>
        <translation>Linie: linke Seite, gestrichelt: rechte Seite</translation>
    </message>
    <message>
        <source>Line: top side, dashes: bottom side</source>
        <translation>Linie: obere Seite, gestrichelt: untere Seite</translation>
    </message>
    <message>
        <source>Lines over the crop, until the key O takes the next</source>
        <translation>Linien über dem Zuschnitt, bis die Taste O die nächsten wählt</translation>
    </message>
    <message>
        <source>Linked crops that were moved by hand, too</source>
        <translation>Auch von Hand verschobene verknüpfte Zuschnitte</translation>
    </message>
    <message>
        <source>Lock aspect ratio</source>
        <translation>Seitenverhältnis sperren</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>Lange Seite</translation>
    </message>
    <message>
        <source>Long side in px; smaller photos are not made larger</source>
        <translation>Lange Seite in px; kleinere Fotos werden nicht vergrößert</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at this proposal before you take it</source>
        <translation>Diesen Vorschlag vor dem Übernehmen ansehen</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen suchen</translation>
    </message>
    <message>
        <source>Look of the window</source>
        <translation>Aussehen des Fensters</translation>
    </message>
    <message>
        <source>Look, model, folders and keys</source>
        <translation>Aussehen, Modell, Ordner und Tasten</translation>
    </message>
    <message>
        <source>Looking at your photos …</source>
        <translation>Ihre Fotos werden angesehen …</translation>
    </message>
    <message>
        <source>Looking for crops …</source>
        <translation>Zuschnitte werden gesucht …</translation>
    </message>
    <message>
        <source>Looking for photos …</source>
        <translation>Fotos werden gesucht …</translation>
    </message>
    <message>
        <source>Looking for your crops …</source>
        <translation>Ihre Zuschnitte werden gesucht …</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>Verlust je Epoche</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>Magnify</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Make a contact sheet of before and after</source>
        <translation>Kontaktabzug von vorher und nachher anlegen</translation>
    </message>
    <message>
        <source>Make a model of your own, judged on shoots it has not seen</source>
        <translation>Ein eigenes Modell anlegen, beurteilt an Shootings, die es nicht gesehen hat</translation>
    </message>
    <message>
        <source>Make training data of the photos whose crops are decided</source>
        <translation>Trainingsdaten aus den Fotos mit entschiedenem Zuschnitt erzeugen</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Match crop</source>
        <translation>Zuschnitt angleichen</translation>
    </message>
    <message>
        <source>Menus and tooltips appear at once, the caret does not blink</source>
        <translation>Menüs und Tooltips erscheinen sofort, die Einfügemarke blinkt nicht</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Metadata to keep</source>
        <translation>Metadaten behalten</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Move crop</source>
        <translation>Zuschnitt verschieben</translation>
    </message>
    <message>
        <source>Move crop down</source>
        <translation>Zuschnitt nach unten</translation>
    </message>
    <message>
        <source>Move crop far</source>
        <translation>Zuschnitt weit verschieben</translation>
    </message>
    <message>
        <source>Move crop far down</source>
        <translation>Zuschnitt weit nach unten</translation>
    </message>
    <message>
        <source>Move crop far left</source>
        <translation>Zuschnitt weit nach links</translation>
    </message>
    <message>
        <source>Move crop far right</source>
        <translation>Zuschnitt weit nach rechts</translation>
    </message>
    <message>
        <source>Move crop far up</source>
        <translation>Zuschnitt weit nach oben</translation>
    </message>
    <message>
        <source>Move crop left</source>
        <translation>Zuschnitt nach links</translation>
    </message>
    <message>
        <source>Move crop right</source>
        <translation>Zuschnitt nach rechts</translation>
    </message>
    <message>
        <source>Move crop up</source>
        <translation>Zuschnitt nach oben</translation>
    </message>
    <message>
        <source>Move the crop</source>
        <translation>Zuschnitt verschieben</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Foto verschieben</translation>
    </message>
    <message>
        <source>Moved by hand; Reset lets it follow the crop again</source>
        <translation>Von Hand verschoben; Zurücksetzen lässt es dem Zuschnitt wieder folgen</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Mein Stil</translation>
    </message>
    <message>
        <source>My style…</source>
        <translation>Mein Stil…</translation>
    </message>
    <message>
        <source>Mylio previews</source>
        <translation>Mylio-Vorschauen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>Name des Stils</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Needs no look: “Accept all sure” takes it</source>
        <translation>Kein Blick nötig: „Alle sicheren übernehmen“ nimmt es mit</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Neither picked nor rejected</source>
        <translation>Weder markiert noch abgelehnt</translation>
    </message>
    <message>
        <source>Neither picked nor rejected and go on</source>
        <translation>Weder markiert noch abgelehnt, und weiter</translation>
    </message>
    <message>
        <source>Never cut: face</source>
        <translation>Nie anschneiden: Gesicht</translation>
    </message>
    <message>
        <source>Never cut: horizon</source>
        <translation>Nie anschneiden: Horizont</translation>
    </message>
    <message>
        <source>Never cut: top of a head</source>
        <translation>Nie anschneiden: Scheitel</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Neuer Stil</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next alternative</source>
        <translation>Nächste Alternative</translation>
    </message>
    <message>
        <source>Next deliverable</source>
        <translation>Nächstes Ausgabeformat</translation>
    </message>
    <message>
        <source>Next guide</source>
        <translation>Nächste Hilfslinien</translation>
    </message>
    <message>
        <source>Next in Lightroom</source>
        <translation>Weiter in Lightroom</translation>
    </message>
    <message>
        <source>Next or previous alternative</source>
        <translation>Nächste oder vorige Alternative</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Next undecided</source>
        <translation>Nächstes unentschiedenes</translation>
    </message>
    <message>
        <source>Nikon&apos;s settings</source>
        <translation>Nikon-Einstellungen</translation>
    </message>
    <message>
        <source>No alternatives</source>
        <translation>Keine Alternativen</translation>
    </message>
    <message>
        <source>No batch has written anything in this folder.</source>
        <translation>In diesem Ordner hat noch kein Stapel etwas geschrieben.</translation>
    </message>
    <message>
        <source>No crop</source>
        <translation>Kein Zuschnitt</translation>
    </message>
    <message>
        <source>No crop is accepted in this folder yet.</source>
        <translation>In diesem Ordner ist noch kein Zuschnitt übernommen.</translation>
    </message>
    <message>
        <source>No crop was copied yet</source>
        <translation>Noch kein Zuschnitt kopiert</translation>
    </message>
    <message>
        <source>No crop was drawn</source>
        <translation>Kein Zuschnitt gezeichnet</translation>
    </message>
    <message>
        <source>No crop would clearly gain anything</source>
        <translation>Kein Zuschnitt brächte einen klaren Gewinn</translation>
    </message>
    <message>
        <source>No decisions yet: accept, adjust or keep some photos, and look here again.</source>
        <translation>Noch keine Entscheidungen: einige Fotos übernehmen, anpassen oder behalten und dann wieder hier nachsehen.</translation>
    </message>
    <message>
        <source>No deliverables are chosen</source>
        <translation>Keine Ausgabeformate gewählt</translation>
    </message>
    <message>
        <source>No deliverables are chosen: they are in the bar above the photos</source>
        <translation>Keine Ausgabeformate gewählt: sie stehen in der Leiste über den Fotos</translation>
    </message>
    <message>
        <source>No guide is shown</source>
        <translation>Keine Hilfslinien sichtbar</translation>
    </message>
    <message>
        <source>No habit of place, turning or size that chance could not explain.</source>
        <translation>Keine Gewohnheit bei Lage, Drehung oder Größe, die nicht auch Zufall sein könnte.</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Keine Farbmarkierung</translation>
    </message>
    <message>
        <source>No model runs on this machine</source>
        <translation>Auf diesem Rechner läuft kein Modell</translation>
    </message>
    <message>
        <source>No other editor</source>
        <translation>Kein anderer Editor</translation>
    </message>
    <message>
        <source>No other photo needs you</source>
        <translation>Kein anderes Foto braucht Sie</translation>
    </message>
    <message>
        <source>No other photo shown needs you, but {photos} that the filter leaves out: Ctrl+L</source>
        <translation>Kein weiteres gezeigtes Foto braucht Sie, aber {photos}, die der Filter ausblendet: Strg+L</translation>
    </message>
    <message>
        <source>No other photo was taken within a few seconds of this one</source>
        <translation>Kein anderes Foto wurde wenige Sekunden vor oder nach diesem aufgenommen</translation>
    </message>
    <message>
        <source>No other ratio was chosen yet</source>
        <translation>Noch kein anderes Seitenverhältnis gewählt</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>Kein Foto</translation>
    </message>
    <message>
        <source>No photo here is left to be asked about</source>
        <translation>Hier gibt es kein Foto mehr, nach dem zu fragen wäre</translation>
    </message>
    <message>
        <source>No photo is left to pass as it is</source>
        <translation>Kein Foto mehr zum Durchwinken</translation>
    </message>
    <message>
        <source>No photo is open</source>
        <translation>Kein Foto geöffnet</translation>
    </message>
    <message>
        <source>No photo matches the filter. Ctrl+L shows all of them.</source>
        <translation>Kein Foto passt zum Filter. Strg+L zeigt alle.</translation>
    </message>
    <message>
        <source>No photo of this folder has another crop than was written here.</source>
        <translation>Kein Foto dieses Ordners hat einen anderen Zuschnitt als den hier geschriebenen.</translation>
    </message>
    <message>
        <source>No photos</source>
        <translation>Keine Fotos</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>Keine Fotos hier</translation>
    </message>
    <message>
        <source>No photos in {name}</source>
        <translation>Keine Fotos in {name}</translation>
    </message>
    <message>
        <source>No program here opens folders: {folder}</source>
        <translation>Kein Programm hier öffnet Ordner: {folder}</translation>
    </message>
    <message>
        <source>No proposal</source>
        <translation>Kein Vorschlag</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>No stars, next photo</source>
        <translation>Keine Sterne, nächstes Foto</translation>
    </message>
    <message>
        <source>No undecided photo has a proposal that is sure.</source>
        <translation>Kein unentschiedenes Foto hat einen sicheren Vorschlag.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None of these photos is shown: a filter hides them</source>
        <translation>Keines dieser Fotos ist sichtbar: ein Filter blendet sie aus</translation>
    </message>
    <message>
        <source>None, or 4:5, 1:1, 9:16</source>
        <translation>Keine oder 4:5, 1:1, 9:16</translation>
    </message>
    <message>
        <source>None: draw it  D</source>
        <translation>Keiner: zeichnen  D</translation>
    </message>
    <message>
        <source>Not better than what you have</source>
        <translation>Nicht besser als das Vorhandene</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Nicht exportiert</translation>
    </message>
    <message>
        <source>Not flagged</source>
        <translation>Ohne Flagge</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Not trained</source>
        <translation>Nicht trainiert</translation>
    </message>
    <message>
        <source>Nothing failed</source>
        <translation>Nichts fehlgeschlagen</translation>
    </message>
    <message>
        <source>Nothing in your {crops} of {shoots} asks for another model than {model}; kept it.</source>
        <translation>{crops} aus {shoots}: Nichts darin verlangt ein anderes Modell als {model}; es bleibt.</translation>
    </message>
    <message>
        <source>Nothing is left to be judged here</source>
        <translation>Hier gibt es nichts mehr zu beurteilen</translation>
    </message>
    <message>
        <source>Nothing is written into photo files unless you ask for it.</source>
        <translation>In Fotodateien wird nur auf Wunsch geschrieben.</translation>
    </message>
    <message>
        <source>Nothing learnt</source>
        <translation>Nichts gelernt</translation>
    </message>
    <message>
        <source>Nothing to ask</source>
        <translation>Nichts zu fragen</translation>
    </message>
    <message>
        <source>Nothing to do: the dataset is there, every file as it was written</source>
        <translation>Nichts zu tun: der Datensatz ist da, jede Datei so, wie sie geschrieben wurde</translation>
    </message>
    <message>
        <source>Nothing to learn here</source>
        <translation>Hier gibt es nichts zu lernen</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing was learnt yet: the model proposes until you make a crop of your own.</source>
        <translation>Noch nichts gelernt: Bis zum ersten eigenen Zuschnitt schlägt das Modell vor.</translation>
    </message>
    <message>
        <source>Nothing was learnt.</source>
        <translation>Es wurde nichts gelernt.</translation>
    </message>
    <message>
        <source>Nothing was written beside your photos. Whatever you accept or adjust later teaches on.</source>
        <translation>Neben den Fotos wurde nichts geschrieben. Was später übernommen oder angepasst wird, lehrt weiter.</translation>
    </message>
    <message>
        <source>Notice new photos and sidecars that other programs changed</source>
        <translation>Neue Fotos und von anderen Programmen geänderte XMP-Dateien bemerken</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>On shoots it had not seen</source>
        <translation>Bei ungesehenen Shootings</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>One height of head and eyes over the selection: portraits, school, team</source>
        <translation>Gleiche Höhe von Kopf und Augen in der Auswahl: Porträts, Schule, Team</translation>
    </message>
    <message>
        <source>One photo with the crop under your hand</source>
        <translation>Ein Foto mit dem Zuschnitt zum Bearbeiten</translation>
    </message>
    <message>
        <source>One photo, large</source>
        <translation>Ein Foto, groß</translation>
    </message>
    <message>
        <source>Only proposed</source>
        <translation>Nur vorgeschlagen</translation>
    </message>
    <message>
        <source>Only say what would be done, write nothing</source>
        <translation>Nur sagen, was geschehen würde, nichts schreiben</translation>
    </message>
    <message>
        <source>Only the proposed angle</source>
        <translation>Nur vorgeschlagener Winkel</translation>
    </message>
    <message>
        <source>Only the proposed crop</source>
        <translation>Nur vorgeschlagener Zuschnitt</translation>
    </message>
    <message>
        <source>Only the sure ones</source>
        <translation>Nur die sicheren</translation>
    </message>
    <message>
        <source>Only what needs you</source>
        <translation>Nur was Sie braucht</translation>
    </message>
    <message>
        <source>Only when at least</source>
        <translation>Nur wenn mindestens</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a folder first, then there is something to count</source>
        <translation>Zuerst einen Ordner öffnen, dann gibt es etwas zu zählen</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Fotoordner öffnen</translation>
    </message>
    <message>
        <source>Open contact sheet</source>
        <translation>Kontaktabzug öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open recent ({count})</source>
        <translation>Zuletzt geöffnet ({count})</translation>
    </message>
    <message>
        <source>Open the photo&apos;s folder</source>
        <translation>Ordner des Fotos öffnen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>OpenEXR is not supported</source>
        <translation>OpenEXR wird nicht unterstützt</translation>
    </message>
    <message>
        <source>OpenVINO</source>
        <translation>OpenVINO</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Original and crop side by side; once more: proposal and your crop</source>
        <translation>Original und Zuschnitt nebeneinander; noch einmal: Vorschlag und Ihr Zuschnitt</translation>
    </message>
    <message>
        <source>Original kept</source>
        <translation>Original behalten</translation>
    </message>
    <message>
        <source>Original view</source>
        <translation>Originalansicht</translation>
    </message>
    <message>
        <source>Other crops</source>
        <translation>Andere Zuschnitte</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>Andere Formate</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>Other ratio or size…</source>
        <translation>Anderes Format oder Größe…</translation>
    </message>
    <message>
        <source>Other types</source>
        <translation>Andere Typen</translation>
    </message>
    <message>
        <source>Padlock</source>
        <translation>Schloss</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>Part of the file name</source>
        <translation>Teil des Dateinamens</translation>
    </message>
    <message>
        <source>Pass the rest as they are</source>
        <translation>Rest durchwinken</translation>
    </message>
    <message>
        <source>Pass {photos} as they are</source>
        <translation>{photos} durchwinken</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Durchgewinkt</translation>
    </message>
    <message>
        <source>Paste angle only</source>
        <translation>Nur Winkel einfügen</translation>
    </message>
    <message>
        <source>Paste crop</source>
        <translation>Zuschnitt einfügen</translation>
    </message>
    <message>
        <source>Paste crop of previous photo</source>
        <translation>Zuschnitt des vorigen Fotos einfügen</translation>
    </message>
    <message>
        <source>Paste ratio only</source>
        <translation>Nur Format einfügen</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>Einstellungen einfügen</translation>
    </message>
    <message>
        <source>Paste settings from previous</source>
        <translation>Vorige Einstellungen einfügen</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photo and crop</source>
        <translation>Foto und Zuschnitt</translation>
    </message>
    <message>
        <source>Photo files changed: {photos}</source>
        <translation>Geänderte Fotodateien: {photos}</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Photos in</source>
        <translation>Fotos in</translation>
    </message>
    <message>
        <source>Photos of one camera</source>
        <translation>Fotos einer Kamera</translation>
    </message>
    <message>
        <source>Photos of one day</source>
        <translation>Fotos eines Tages</translation>
    </message>
    <message>
        <source>Photos of one folder</source>
        <translation>Fotos eines Ordners</translation>
    </message>
    <message>
        <source>Photos of one shoot</source>
        <translation>Fotos eines Shootings</translation>
    </message>
    <message>
        <source>Photos taken within so many seconds of each other are a series</source>
        <translation>Fotos, die höchstens so viele Sekunden auseinanderliegen, sind eine Reihe</translation>
    </message>
    <message>
        <source>Photos that are fine as they are get no crop either way</source>
        <translation>Fotos, die so passen, werden in keinem Fall beschnitten</translation>
    </message>
    <message>
        <source>Photos that would be accepted</source>
        <translation>Fotos, die übernommen würden</translation>
    </message>
    <message>
        <source>Photos that would be smaller after the crop stay as they are</source>
        <translation>Fotos, die nach dem Zuschnitt kleiner wären, bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Photos that would have to be turned further are cropped, not levelled, and offered for review</source>
        <translation>Fotos, die weiter gedreht werden müssten, werden zugeschnitten, nicht gerade ausgerichtet und zur Durchsicht angeboten</translation>
    </message>
    <message>
        <source>Photos to export</source>
        <translation>Fotos für den Export</translation>
    </message>
    <message>
        <source>Photos to look at</source>
        <translation>Fotos zum Ansehen</translation>
    </message>
    <message>
        <source>Photos with a crop</source>
        <translation>Fotos mit Zuschnitt</translation>
    </message>
    <message>
        <source>Photoshop documents are not supported</source>
        <translation>Photoshop-Dokumente werden nicht unterstützt</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Pick, next photo</source>
        <translation>Markieren, nächstes Foto</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Picture {number} is most like mine</source>
        <translation>Bild {number} ist meinem am ähnlichsten</translation>
    </message>
    <message>
        <source>Picture {number} looks best</source>
        <translation>Bild {number} sieht am besten aus</translation>
    </message>
    <message>
        <source>Pictures are written without any metadata: no place, no names, no serial numbers. The photos themselves are only read.</source>
        <translation>Bilder werden ganz ohne Metadaten geschrieben: kein Ort, keine Namen, keine Seriennummern. Die Fotos selbst werden nur gelesen.</translation>
    </message>
    <message>
        <source>Pictures in a shard</source>
        <translation>Bilder je Shard</translation>
    </message>
    <message>
        <source>Pictures to choose from</source>
        <translation>Bilder zur Auswahl</translation>
    </message>
    <message>
        <source>Pictures with labels</source>
        <translation>Bilder mit Labels</translation>
    </message>
    <message>
        <source>Plots come with your third crop.</source>
        <translation>Diagramme gibt es ab Ihrem dritten Zuschnitt.</translation>
    </message>
    <message>
        <source>Portrait landscape</source>
        <translation>Hochformat Querformat</translation>
    </message>
    <message>
        <source>Portrait to landscape and back</source>
        <translation>Hochformat zu Querformat und zurück</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Press the key; after a click or Alt+underlined letter Tab is one, too</source>
        <translation>Taste drücken; nach einem Klick oder Alt+unterstrichenem Buchstaben zählt auch Tab</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Previews are kept</source>
        <translation>Vorschauen werden aufbewahrt</translation>
    </message>
    <message>
        <source>Previews cannot be kept</source>
        <translation>Vorschauen können nicht aufbewahrt werden</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriges</translation>
    </message>
    <message>
        <source>Previous alternative</source>
        <translation>Vorige Alternative</translation>
    </message>
    <message>
        <source>Previous or next photo</source>
        <translation>Voriges oder nächstes Foto</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Voriges Foto</translation>
    </message>
    <message>
        <source>Previous ratio</source>
        <translation>Voriges Format</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress through the shoot</source>
        <translation>Fortschritt im Shooting</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Proposal {place} of {count}</source>
        <translation>Vorschlag {place} von {count}</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Proposals are made here, offline</source>
        <translation>Vorschläge entstehen hier, ohne Netz</translation>
    </message>
    <message>
        <source>Proposals do not cut it, a frame that comes near shows it</source>
        <translation>Vorschläge schneiden es nicht an, ein Rahmen in der Nähe zeigt es</translation>
    </message>
    <message>
        <source>Proposals have the ratio that suits each photo best</source>
        <translation>Vorschläge haben das Seitenverhältnis, das zu jedem Foto am besten passt</translation>
    </message>
    <message>
        <source>Proposals keep the format of each photo</source>
        <translation>Vorschläge behalten das Format jedes Fotos</translation>
    </message>
    <message>
        <source>Proposals now come from the model alone.</source>
        <translation>Vorschläge kommen jetzt allein vom Modell.</translation>
    </message>
    <message>
        <source>Proposals now follow your own crops.</source>
        <translation>Vorschläge folgen jetzt Ihren eigenen Zuschnitten.</translation>
    </message>
    <message>
        <source>Proposals taken, by stated confidence</source>
        <translation>Übernommene Vorschläge nach angegebener Sicherheit</translation>
    </message>
    <message>
        <source>Proposals to take</source>
        <translation>Zu übernehmende Vorschläge</translation>
    </message>
    <message>
        <source>Propose crops of this ratio in the whole shoot</source>
        <translation>Im ganzen Shooting Zuschnitte mit diesem Seitenverhältnis vorschlagen</translation>
    </message>
    <message>
        <source>Propose your usual ratio where you name none</source>
        <translation>Ihr übliches Seitenverhältnis vorschlagen, wo keines genannt ist</translation>
    </message>
    <message>
        <source>Proposed angle</source>
        <translation>Vorgeschlagener Winkel</translation>
    </message>
    <message>
        <source>Proposed crop</source>
        <translation>Vorgeschlagener Zuschnitt</translation>
    </message>
    <message>
        <source>Purple label</source>
        <translation>Violette Farbmarkierung</translation>
    </message>
    <message>
        <source>Putting files back …</source>
        <translation>Dateien zurücklegen …</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>RAW and JPEG of a shot together</source>
        <translation>RAW und JPEG einer Aufnahme zusammen</translation>
    </message>
    <message>
        <source>RAW and JPEG together</source>
        <translation>RAW und JPEG zusammen</translation>
    </message>
    <message>
        <source>Rate the photo, or all selected in the grid; 0 takes the stars away</source>
        <translation>Das Foto bewerten oder alle im Raster ausgewählten; 0 entfernt die Sterne</translation>
    </message>
    <message>
        <source>Rates, labels or flags and goes on</source>
        <translation>Bewertet oder markiert und geht weiter</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Ratio of the shoot</source>
        <translation>Format des Shootings</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 16:10</source>
        <translation>Format des Shootings: 16:10</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 16:9</source>
        <translation>Format des Shootings: 16:9</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 1:1</source>
        <translation>Format des Shootings: 1:1</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 2.39:1</source>
        <translation>Format des Shootings: 2,39:1</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 2:1</source>
        <translation>Format des Shootings: 2:1</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 3:2</source>
        <translation>Format des Shootings: 3:2</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 4:3</source>
        <translation>Format des Shootings: 4:3</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 4:5</source>
        <translation>Format des Shootings: 4:5</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 5:4</source>
        <translation>Format des Shootings: 5:4</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 9:16</source>
        <translation>Format des Shootings: 9:16</translation>
    </message>
    <message>
        <source>Ratio of the shoot: Any</source>
        <translation>Format des Shootings: Beliebig</translation>
    </message>
    <message>
        <source>Ratio of the shoot: As shot</source>
        <translation>Format des Shootings: Wie Foto</translation>
    </message>
    <message>
        <source>Ratio of the shoot: other</source>
        <translation>Format des Shootings: anderes</translation>
    </message>
    <message>
        <source>Ratio of the shoot: other…</source>
        <translation>Format des Shootings: anderes…</translation>
    </message>
    <message>
        <source>Ratio of the shoot: {name}</source>
        <translation>Format des Shootings: {name}</translation>
    </message>
    <message>
        <source>Ratio, width : height</source>
        <translation>Format, Breite : Höhe</translation>
    </message>
    <message>
        <source>Ratios in which each decision gets a linked crop as well</source>
        <translation>Seitenverhältnisse, in denen jede Entscheidung auch einen verknüpften Zuschnitt erhält</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>RAW</translation>
    </message>
    <message>
        <source>RawTherapee</source>
        <translation>RawTherapee</translation>
    </message>
    <message>
        <source>RawTherapee cannot show this crop: at its angle a part lies off the picture</source>
        <translation>RawTherapee kann diesen Zuschnitt nicht zeigen: bei seinem Winkel liegt ein Teil außerhalb des Bildes</translation>
    </message>
    <message>
        <source>RawTherapee does not open such files</source>
        <translation>RawTherapee öffnet solche Dateien nicht</translation>
    </message>
    <message>
        <source>RawTherapee reads no crops from XMP: it will show these photos whole.</source>
        <translation>RawTherapee liest keine Zuschnitte aus XMP: es zeigt diese Fotos ganz.</translation>
    </message>
    <message>
        <source>Read metadata from file</source>
        <translation>Metadaten aus Datei lesen</translation>
    </message>
    <message>
        <source>Reading metadata replaces what Lightroom&apos;s catalogue holds of a photo with what its file says. Edits that were made there since metadata was last saved (Ctrl+S) are lost. Do not save it now: that would put the old crop over the new one.</source>
        <translation>Metadaten einzulesen ersetzt, was der Katalog von Lightroom über ein Foto weiß, durch das, was in seiner Datei steht. Was dort seit dem letzten Speichern der Metadaten (Strg+S) bearbeitet wurde, geht verloren. Jetzt nicht speichern: Das würde den neuen Zuschnitt mit dem alten überschreiben.</translation>
    </message>
    <message>
        <source>Reading photos: {count}</source>
        <translation>Fotos werden gelesen: {count}</translation>
    </message>
    <message>
        <source>Reading the crops in Lightroom replaces edits that it has not saved: see how first.</source>
        <translation>Zuschnitte in Lightroom einzulesen ersetzt dort ungespeicherte Änderungen: erst nachsehen, wie es geht.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lesen …</translation>
    </message>
    <message>
        <source>Reading: {photos}</source>
        <translation>Gelesen: {photos}</translation>
    </message>
    <message>
        <source>Reads how cameras were held, writes into photos</source>
        <translation>Liest, wie Kameras gehalten wurden, schreibt in Fotos</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Letzte Ordner</translation>
    </message>
    <message>
        <source>Recent · {count}</source>
        <translation>Zuletzt · {count}</translation>
    </message>
    <message>
        <source>Recursive</source>
        <translation>Rekursiv</translation>
    </message>
    <message>
        <source>Red label</source>
        <translation>Rote Farbmarkierung</translation>
    </message>
    <message>
        <source>Red label, next photo</source>
        <translation>Rote Farbmarkierung, nächstes Foto</translation>
    </message>
    <message>
        <source>Red, yellow, green, blue; again takes it away</source>
        <translation>Rot, Gelb, Grün, Blau; noch einmal entfernt sie</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>Reference view</source>
        <translation>Referenzansicht</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject, next photo</source>
        <translation>Ablehnen, nächstes Foto</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Remember the crop of this photo</source>
        <translation>Zuschnitt dieses Fotos merken</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove crop</source>
        <translation>Zuschnitt entfernen</translation>
    </message>
    <message>
        <source>Remove flag</source>
        <translation>Flagge entfernen</translation>
    </message>
    <message>
        <source>Remove flag, next photo</source>
        <translation>Flagge entfernen, nächstes Foto</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>Dieses Modell entfernen</translation>
    </message>
    <message>
        <source>Remove this style?</source>
        <translation>Diesen Stil entfernen?</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name} entfernen?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Renew proposals that nobody has confirmed</source>
        <translation>Unbestätigte Vorschläge erneuern</translation>
    </message>
    <message>
        <source>Replace all, also what was made by hand</source>
        <translation>Alle ersetzen, auch von Hand gemachte</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report: {problem}</source>
        <translation>Bericht: {problem}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Reset crop</source>
        <translation>Zuschnitt zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to original</source>
        <translation>Auf Original zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: {name}</source>
        <translation>Zurücksetzen: {name}</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Rotate clockwise</source>
        <translation>Im Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Rotate counter-clockwise</source>
        <translation>Gegen den Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Rotate crop</source>
        <translation>Zuschnitt drehen</translation>
    </message>
    <message>
        <source>Rule of thirds</source>
        <translation>Drittelregel</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>Sichere Bereiche</translation>
    </message>
    <message>
        <source>Safe mode: default settings, which are not kept, and nothing that was learnt</source>
        <translation>Abgesicherter Modus: Standardeinstellungen, die nicht gespeichert werden, und nichts Gelerntes</translation>
    </message>
    <message>
        <source>Save crop</source>
        <translation>Zuschnitt speichern</translation>
    </message>
    <message>
        <source>Save metadata</source>
        <translation>Metadaten speichern</translation>
    </message>
    <message>
        <source>Save metadata to file</source>
        <translation>Metadaten in Datei speichern</translation>
    </message>
    <message>
        <source>Saved already</source>
        <translation>Schon gespeichert</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Second key</source>
        <translation>Zweite Taste</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Select all photos shown</source>
        <translation>Alle sichtbaren Fotos auswählen</translation>
    </message>
    <message>
        <source>Select only this photo</source>
        <translation>Nur dieses Foto auswählen</translation>
    </message>
    <message>
        <source>Select several photos first, with Ctrl+click or Shift+click</source>
        <translation>Zuerst mehrere Fotos auswählen, mit Strg+Klick oder Umschalt+Klick</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Setting: {title}</source>
        <translation>Einstellung: {title}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Shift with these keys</source>
        <translation>mit Umschalt</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Alle Fotos anzeigen</translation>
    </message>
    <message>
        <source>Show everything that failed, with its reason</source>
        <translation>Alles Fehlgeschlagene mit Grund anzeigen</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei anzeigen</translation>
    </message>
    <message>
        <source>Show file in its folder</source>
        <translation>Datei im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Show in Explorer</source>
        <translation>Im Explorer anzeigen</translation>
    </message>
    <message>
        <source>Show in Finder</source>
        <translation>Im Finder anzeigen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager anzeigen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show per cent</source>
        <translation>Prozent anzeigen</translation>
    </message>
    <message>
        <source>Show photos in subfolders</source>
        <translation>Fotos in Unterordnern anzeigen</translation>
    </message>
    <message>
        <source>Show photos with a part of their name</source>
        <translation>Fotos mit einem Teil ihres Namens anzeigen</translation>
    </message>
    <message>
        <source>Show pixels</source>
        <translation>Pixel anzeigen</translation>
    </message>
    <message>
        <source>Show subfolders</source>
        <translation>Unterordner anzeigen</translation>
    </message>
    <message>
        <source>Show the photos of subfolders too</source>
        <translation>Auch Fotos der Unterordner anzeigen</translation>
    </message>
    <message>
        <source>Show what the crop leaves, instead of its frame</source>
        <translation>Zeigen, was der Zuschnitt lässt, statt seines Rahmens</translation>
    </message>
    <message>
        <source>Show {photos} in {folders}</source>
        <translation>{photos} anzeigen ({folders})</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Side panels</source>
        <translation>Seitenleisten</translation>
    </message>
    <message>
        <source>Single photo</source>
        <translation>Einzelnes Foto</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Miniaturen</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl+wheel)</source>
        <translation>Größe der Miniaturen (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>Size of thumbnails in the grid</source>
        <translation>Größe der Miniaturen im Raster</translation>
    </message>
    <message>
        <source>Sizes, ratios, places and what matters to you, on top of the model. About a minute.</source>
        <translation>Größen, Seitenverhältnisse, Lage und was Ihnen wichtig ist, zusätzlich zum Modell. Etwa eine Minute.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skip  S</source>
        <translation>Überspringen  S</translation>
    </message>
    <message>
        <source>Skipped and failed</source>
        <translation>Übersprungen und fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped {count}: {reason}</source>
        <translation>{count} übersprungen: {reason}</translation>
    </message>
    <message>
        <source>Small crop</source>
        <translation>Kleiner Zuschnitt</translation>
    </message>
    <message>
        <source>Smaller thumbnails</source>
        <translation>Kleinere Miniaturen</translation>
    </message>
    <message>
        <source>Smallest crop</source>
        <translation>Kleinster Zuschnitt</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Sort by capture time</source>
        <translation>Nach Aufnahmezeit sortieren</translation>
    </message>
    <message>
        <source>Sort by confidence</source>
        <translation>Nach Sicherheit sortieren</translation>
    </message>
    <message>
        <source>Sort by doubt</source>
        <translation>Nach Zweifel sortieren</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <translation>Nach Name sortieren</translation>
    </message>
    <message>
        <source>Sort by state</source>
        <translation>Nach Status sortieren</translation>
    </message>
    <message>
        <source>Sort by what needs you</source>
        <translation>Sortieren: was Sie braucht</translation>
    </message>
    <message>
        <source>Sort the other way round</source>
        <translation>Umgekehrt sortieren</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Space for previews</source>
        <translation>Platz für Vorschauen</translation>
    </message>
    <message>
        <source>Space+drag or middle drag</source>
        <translation>Leertaste/Mitteltaste+Ziehen</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Stars, flag and label</source>
        <translation>Sterne, Flagge und Farbmarkierung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistik…</translation>
    </message>
    <message>
        <source>Stay together</source>
        <translation>Bleiben zusammen</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop here?</source>
        <translation>Hier anhalten?</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Stop the drag, else drop the change, else go one view back</source>
        <translation>Ziehen abbrechen, sonst Änderung verwerfen, sonst eine Ansicht zurück</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped: {words}</source>
        <translation>Angehalten: {words}</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>Gerade ausrichten</translation>
    </message>
    <message>
        <source>Straighten left</source>
        <translation>Nach links ausrichten</translation>
    </message>
    <message>
        <source>Straighten right</source>
        <translation>Nach rechts ausrichten</translation>
    </message>
    <message>
        <source>Style in use</source>
        <translation>Verwendeter Stil</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Styles (*.npz)</source>
        <translation>Stile (*.npz)</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Sure to {stated} %: {taken} % of {count} taken unchanged ({low} to {high} %)</source>
        <translation>Zu {stated} % sicher: {taken} % von {count} unverändert übernommen ({low} bis {high} %)</translation>
    </message>
    <message>
        <source>Surround</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Swap orientation</source>
        <translation>Ausrichtung wechseln</translation>
    </message>
    <message>
        <source>Swap portrait and landscape</source>
        <translation>Hoch- und Querformat tauschen</translation>
    </message>
    <message>
        <source>Sync angle only</source>
        <translation>Nur Winkel synchronisieren</translation>
    </message>
    <message>
        <source>Sync crop to selection</source>
        <translation>Zuschnitt auf Auswahl übertragen</translation>
    </message>
    <message>
        <source>Sync ratio only</source>
        <translation>Nur Format synchronisieren</translation>
    </message>
    <message>
        <source>Sync settings</source>
        <translation>Einstellungen synchronisieren</translation>
    </message>
    <message>
        <source>Synchronize</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Take an auto-crop back as a whole, also months later, or go on with it</source>
        <translation>Einen automatischen Zuschnitt als Ganzes zurücknehmen, auch Monate später, oder fortsetzen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the last gesture or decision, written or not</source>
        <translation>Die letzte Geste oder Entscheidung zurücknehmen, ob geschrieben oder nicht</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take the crop out of the sidecar</source>
        <translation>Zuschnitt aus der XMP-Datei entfernen</translation>
    </message>
    <message>
        <source>Take the proposed angle</source>
        <translation>Vorgeschlagenen Winkel übernehmen</translation>
    </message>
    <message>
        <source>Take the proposed crop</source>
        <translation>Vorgeschlagenen Zuschnitt übernehmen</translation>
    </message>
    <message>
        <source>Take the stars away</source>
        <translation>Sterne entfernen</translation>
    </message>
    <message>
        <source>Take the stars away and go on</source>
        <translation>Sterne entfernen und weiter</translation>
    </message>
    <message>
        <source>Take this key away</source>
        <translation>Diese Taste entfernen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Taken back; choose it to do it again</source>
        <translation>Zurückgenommen; zum Wiederholen wählen</translation>
    </message>
    <message>
        <source>Taste</source>
        <translation>Geschmack</translation>
    </message>
    <message>
        <source>Taste and eye</source>
        <translation>Geschmack und Blick</translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>Teach me in two minutes</source>
        <translation>In zwei Minuten anlernen</translation>
    </message>
    <message>
        <source>Teach me in two minutes…</source>
        <translation>In zwei Minuten anlernen…</translation>
    </message>
    <message>
        <source>TensorBoard is not installed: pip install &apos;cropperhead-desktop[train]&apos;</source>
        <translation>TensorBoard ist nicht installiert: pip install &apos;cropperhead-desktop[train]&apos;</translation>
    </message>
    <message>
        <source>TensorRT</source>
        <translation>TensorRT</translation>
    </message>
    <message>
        <source>The crop is the proposal, there is nothing to compare</source>
        <translation>Der Zuschnitt ist der Vorschlag, es gibt nichts zu vergleichen</translation>
    </message>
    <message>
        <source>The crop itself</source>
        <translation>Der Zuschnitt selbst</translation>
    </message>
    <message>
        <source>The crop&apos;s ratio; type another one, like 7:5</source>
        <translation>Seitenverhältnis des Zuschnitts; ein anderes eingeben, etwa 7:5</translation>
    </message>
    <message>
        <source>The crops stand in XMP sidecars beside the photos.</source>
        <translation>Die Zuschnitte stehen in XMP-Dateien neben den Fotos.</translation>
    </message>
    <message>
        <source>The guide {name} has one direction</source>
        <translation>Die Hilfslinien {name} haben nur eine Richtung</translation>
    </message>
    <message>
        <source>The guide&apos;s other directions</source>
        <translation>Andere Richtungen der Hilfslinien</translation>
    </message>
    <message>
        <source>The key O shows centre cross</source>
        <translation>Die Taste O zeigt das Mittelkreuz</translation>
    </message>
    <message>
        <source>The key O shows diagonals</source>
        <translation>Die Taste O zeigt Diagonalen</translation>
    </message>
    <message>
        <source>The key O shows fifths</source>
        <translation>Die Taste O zeigt Fünftel</translation>
    </message>
    <message>
        <source>The key O shows golden ratio</source>
        <translation>Die Taste O zeigt den Goldenen Schnitt</translation>
    </message>
    <message>
        <source>The key O shows golden spiral</source>
        <translation>Die Taste O zeigt die Goldene Spirale</translation>
    </message>
    <message>
        <source>The key O shows grid</source>
        <translation>Die Taste O zeigt das Raster</translation>
    </message>
    <message>
        <source>The key O shows safe areas</source>
        <translation>Die Taste O zeigt sichere Bereiche</translation>
    </message>
    <message>
        <source>The key O shows thirds</source>
        <translation>Die Taste O zeigt Drittel</translation>
    </message>
    <message>
        <source>The key O shows triangles</source>
        <translation>Die Taste O zeigt Dreiecke</translation>
    </message>
    <message>
        <source>The language counts from the next start.</source>
        <translation>Die Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The linked crops one after the other, to be moved by hand</source>
        <translation>Die verknüpften Zuschnitte nacheinander, zum Verschieben von Hand</translation>
    </message>
    <message>
        <source>The model and what it learnt while you worked are deleted. Crops stay.</source>
        <translation>Das Modell und was es bei der Arbeit gelernt hat, werden gelöscht. Zuschnitte bleiben.</translation>
    </message>
    <message>
        <source>The model proposes no angle for this photo</source>
        <translation>Das Modell schlägt für dieses Foto keinen Winkel vor</translation>
    </message>
    <message>
        <source>The model proposes one crop for this photo</source>
        <translation>Das Modell schlägt für dieses Foto nur einen Zuschnitt vor</translation>
    </message>
    <message>
        <source>The model proposes to keep everything</source>
        <translation>Das Modell schlägt vor, alles zu behalten</translation>
    </message>
    <message>
        <source>The model runs on: {device}</source>
        <translation>Das Modell läuft auf: {device}</translation>
    </message>
    <message>
        <source>The model that proposes crops</source>
        <translation>Das Modell, das Zuschnitte vorschlägt</translation>
    </message>
    <message>
        <source>The model that proposes is complete</source>
        <translation>Das Modell, das vorschlägt, ist vollständig</translation>
    </message>
    <message>
        <source>The model&apos;s crops and yours</source>
        <translation>Zuschnitte des Modells und Ihre</translation>
    </message>
    <message>
        <source>The model, not you: it proposes this without your crops.</source>
        <translation>Das Modell, nicht Sie: es schlägt dies ohne Ihre Zuschnitte vor.</translation>
    </message>
    <message>
        <source>The network of 2020, from nothing</source>
        <translation>Das Netz von 2020, von null an</translation>
    </message>
    <message>
        <source>The newest one that is found</source>
        <translation>Das neueste, das gefunden wird</translation>
    </message>
    <message>
        <source>The newest {learnt} of {crops}</source>
        <translation>{crops}, davon die neuesten {learnt}</translation>
    </message>
    <message>
        <source>The next crop that the model proposes</source>
        <translation>Der nächste Zuschnitt, den das Modell vorschlägt</translation>
    </message>
    <message>
        <source>The next look: what the crop leaves, the whole photo, the frame; held: the whole photo</source>
        <translation>Nächste Ansicht: was der Zuschnitt lässt, das ganze Foto, der Rahmen; gehalten: das ganze Foto</translation>
    </message>
    <message>
        <source>The other crops that the model proposes</source>
        <translation>Die anderen Zuschnitte, die das Modell vorschlägt</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Umgekehrt</translation>
    </message>
    <message>
        <source>The photo does not say when it was taken: no series is known</source>
        <translation>Das Foto nennt keine Aufnahmezeit: keine Reihe bekannt</translation>
    </message>
    <message>
        <source>The photo is elsewhere</source>
        <translation>Das Foto liegt woanders</translation>
    </message>
    <message>
        <source>The previous crop that the model proposes</source>
        <translation>Der vorige Zuschnitt, den das Modell vorschlägt</translation>
    </message>
    <message>
        <source>The program and you</source>
        <translation>Das Programm und Sie</translation>
    </message>
    <message>
        <source>The program&apos;s confidence fits you: it is right about as often as it says.</source>
        <translation>Die Sicherheit des Programms passt zu Ihnen: es hat etwa so oft recht, wie es sagt.</translation>
    </message>
    <message>
        <source>The proposal without its angle</source>
        <translation>Der Vorschlag ohne seinen Winkel</translation>
    </message>
    <message>
        <source>The proposal without its crop</source>
        <translation>Der Vorschlag ohne seinen Zuschnitt</translation>
    </message>
    <message>
        <source>The ratio chosen before this one, and back</source>
        <translation>Das zuvor gewählte Seitenverhältnis, und zurück</translation>
    </message>
    <message>
        <source>The same batch again goes on where this one stopped.</source>
        <translation>Derselbe Stapel noch einmal macht weiter, wo dieser angehalten hat.</translation>
    </message>
    <message>
        <source>The same export again goes on where this one stopped.</source>
        <translation>Derselbe Export noch einmal macht weiter, wo dieser angehalten hat.</translation>
    </message>
    <message>
        <source>The same seed splits the same photos in the same way</source>
        <translation>Derselbe Startwert teilt dieselben Fotos gleich auf</translation>
    </message>
    <message>
        <source>The same where it is told ratio and size of your crop: only the place is left</source>
        <translation>Dasselbe, wenn Seitenverhältnis und Größe Ihres Zuschnitts vorgegeben sind: offen ist nur die Lage</translation>
    </message>
    <message>
        <source>The same where it is told the aspect ratio of your crop</source>
        <translation>Dasselbe, wenn das Seitenverhältnis Ihres Zuschnitts vorgegeben ist</translation>
    </message>
    <message>
        <source>The same, and next photo</source>
        <translation>Dasselbe, und nächstes Foto</translation>
    </message>
    <message>
        <source>The shoot</source>
        <translation>Das Shooting</translation>
    </message>
    <message>
        <source>The shoot so far</source>
        <translation>Das Shooting bisher</translation>
    </message>
    <message>
        <source>The shoot so far…</source>
        <translation>Das Shooting bisher…</translation>
    </message>
    <message>
        <source>The sidecar changed meanwhile. Enter writes this crop, Reset takes the one in the sidecar.</source>
        <translation>Die XMP-Datei hat sich inzwischen geändert. Enter schreibt diesen Zuschnitt, „Zurücksetzen“ nimmt den aus der XMP-Datei.</translation>
    </message>
    <message>
        <source>The stronger, the more crops keep it</source>
        <translation>Je kräftiger, desto mehr Zuschnitte behalten es</translation>
    </message>
    <message>
        <source>The system&apos;s folder for such files</source>
        <translation>Der Ordner des Systems für solche Dateien</translation>
    </message>
    <message>
        <source>The whole screen, and back</source>
        <translation>Ganzer Bildschirm, und zurück</translation>
    </message>
    <message>
        <source>The window light or dark; the photo&apos;s surround stays</source>
        <translation>Das Fenster hell oder dunkel; die Umgebung des Fotos bleibt</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>There is no crop to copy yet</source>
        <translation>Noch kein Zuschnitt zum Kopieren</translation>
    </message>
    <message>
        <source>There is no previous photo with a crop</source>
        <translation>Kein voriges Foto mit Zuschnitt</translation>
    </message>
    <message>
        <source>There is no proposal for this photo yet</source>
        <translation>Noch kein Vorschlag für dieses Foto</translation>
    </message>
    <message>
        <source>These belong together: Enter on the first frame crops all frames of a burst.</source>
        <translation>Diese gehören zusammen: Enter auf der ersten Aufnahme schneidet die ganze Serie zu.</translation>
    </message>
    <message>
        <source>They lie in its subfolders</source>
        <translation>Sie liegen in seinen Unterordnern</translation>
    </message>
    <message>
        <source>They teach nothing any more. Crops stay.</source>
        <translation>Sie lehren dann nichts mehr. Die Zuschnitte bleiben.</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>Drittel</translation>
    </message>
    <message>
        <source>Thirds, grid, golden ratio, spiral, … inside the frame</source>
        <translation>Drittel, Raster, Goldener Schnitt, Spirale, … im Rahmen</translation>
    </message>
    <message>
        <source>This folder is opened next in</source>
        <translation>Dieser Ordner wird als Nächstes geöffnet in</translation>
    </message>
    <message>
        <source>This very dataset is there already; it would only be checked.</source>
        <translation>Genau dieser Datensatz ist schon da; er würde nur geprüft.</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturen</translation>
    </message>
    <message>
        <source>Thumbnails show what the crop leaves, instead of its frame</source>
        <translation>Miniaturen zeigen, was der Zuschnitt lässt, statt seines Rahmens</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time and lenses</source>
        <translation>Zeit und Objektive</translation>
    </message>
    <message>
        <source>Toggle crop</source>
        <translation>Zuschnitt umschalten</translation>
    </message>
    <message>
        <source>Toggle panels</source>
        <translation>Leisten umschalten</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Top and bottom side</source>
        <translation>Obere und untere Seite</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>Trust in levelling</source>
        <translation>Vertrauen beim Ausrichten</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Try it on eight photos</source>
        <translation>An acht Fotos ausprobieren</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Turn crop</source>
        <translation>Zuschnitt drehen</translation>
    </message>
    <message>
        <source>Turn crop left</source>
        <translation>Zuschnitt links drehen</translation>
    </message>
    <message>
        <source>Turn crop right</source>
        <translation>Zuschnitt rechts drehen</translation>
    </message>
    <message>
        <source>Turn guide</source>
        <translation>Hilfslinien drehen</translation>
    </message>
    <message>
        <source>Turn the crop by the proposed angle and leave it where it is</source>
        <translation>Den Zuschnitt um den vorgeschlagenen Winkel drehen und an seinem Platz lassen</translation>
    </message>
    <message>
        <source>Two clicks on the eyes make the crop of the head preset</source>
        <translation>Zwei Klicks auf die Augen machen den Zuschnitt der Kopfvorgabe</translation>
    </message>
    <message>
        <source>Two crops side by side</source>
        <translation>Zwei Zuschnitte nebeneinander</translation>
    </message>
    <message>
        <source>Type a ratio, a size in pixels, or a name for one</source>
        <translation>Ein Seitenverhältnis, eine Größe in Pixeln oder einen Namen dafür eingeben</translation>
    </message>
    <message>
        <source>Uncrop</source>
        <translation>Zuschnitt aufheben</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>Undecided, accepted, kept, failed</source>
        <translation>Unentschieden, übernommen, behalten, fehlgeschlagen</translation>
    </message>
    <message>
        <source>Under {size} MP</source>
        <translation>Unter {size} MP</translation>
    </message>
    <message>
        <source>Under {width} × {height}</source>
        <translation>Unter {width} × {height}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo  Ctrl+Z</source>
        <translation>Rückgängig  Strg+Z</translation>
    </message>
    <message>
        <source>Undo a batch</source>
        <translation>Stapel rückgängig machen</translation>
    </message>
    <message>
        <source>Undo a batch…</source>
        <translation>Stapel rückgängig machen…</translation>
    </message>
    <message>
        <source>Undo list</source>
        <translation>Rückgängig-Liste</translation>
    </message>
    <message>
        <source>Undo this batch</source>
        <translation>Diesen Stapel rückgängig machen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Unexpected: {error}</source>
        <translation>Unerwartet: {error}</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Aufrecht</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Virtual copy</source>
        <translation>Virtuelle Kopie</translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation>Warten …</translation>
    </message>
    <message>
        <source>Warn when a crop has fewer megapixels than this</source>
        <translation>Warnen, wenn ein Zuschnitt weniger Megapixel hat</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>WebDataset</source>
        <translation>WebDataset</translation>
    </message>
    <message>
        <source>What Lightroom, darktable or RawTherapee will show, and what to press there</source>
        <translation>Was Lightroom, darktable oder RawTherapee zeigen wird und was dort zu drücken ist</translation>
    </message>
    <message>
        <source>What changed outside</source>
        <translation>Außerhalb geändert</translation>
    </message>
    <message>
        <source>What changed outside…</source>
        <translation>Außerhalb geändert…</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was behalten wird</translation>
    </message>
    <message>
        <source>What is made</source>
        <translation>Was entsteht</translation>
    </message>
    <message>
        <source>What is not accepted now stays drawn, and is there again next time.</source>
        <translation>Was jetzt nicht übernommen wird, bleibt gezeichnet und ist beim nächsten Mal wieder da.</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>Was Sie braucht</translation>
    </message>
    <message>
        <source>What surrounds the photo</source>
        <translation>Was das Foto umgibt</translation>
    </message>
    <message>
        <source>What the model sees in a picture as well. Minutes to an hour; needs PyTorch (the train extra).</source>
        <translation>Auch, was das Modell in einem Bild sieht. Minuten bis eine Stunde; braucht PyTorch (das Extra train).</translation>
    </message>
    <message>
        <source>What the photos are sorted by</source>
        <translation>Wonach die Fotos sortiert sind</translation>
    </message>
    <message>
        <source>What the statistics say</source>
        <translation>Was die Statistik sagt</translation>
    </message>
    <message>
        <source>What to open</source>
        <translation>Was zu öffnen ist</translation>
    </message>
    <message>
        <source>What was cropped, kept and left, and what is to be done next</source>
        <translation>Was zugeschnitten, behalten und gelassen wurde und was als Nächstes zu tun ist</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>What was done; go back to any step</source>
        <translation>Was getan wurde; zurück zu jedem Schritt</translation>
    </message>
    <message>
        <source>What was learnt</source>
        <translation>Was gelernt wurde</translation>
    </message>
    <message>
        <source>What you preferred</source>
        <translation>Was Sie bevorzugt haben</translation>
    </message>
    <message>
        <source>What your crops have taught, in several styles; forget it</source>
        <translation>Was Ihre Zuschnitte gelehrt haben, in mehreren Stilen; vergessen</translation>
    </message>
    <message>
        <source>What {name} has learnt is forgotten. Crops stay.</source>
        <translation>Was {name} gelernt hat, wird vergessen. Zuschnitte bleiben.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where is {folder} now?</source>
        <translation>Wo ist {folder} jetzt?</translation>
    </message>
    <message>
        <source>Where previews are kept</source>
        <translation>Wo Vorschauen aufbewahrt werden</translation>
    </message>
    <message>
        <source>Where the dataset goes</source>
        <translation>Wohin der Datensatz kommt</translation>
    </message>
    <message>
        <source>Where the folders begin</source>
        <translation>Wo die Ordner beginnen</translation>
    </message>
    <message>
        <source>Where the model runs</source>
        <translation>Wo das Modell läuft</translation>
    </message>
    <message>
        <source>Where the program is sure, you need not look at each one.</source>
        <translation>Wo das Programm sicher ist, müssen Sie nicht jedes Foto ansehen.</translation>
    </message>
    <message>
        <source>Where the proposed angle comes from</source>
        <translation>Woher der vorgeschlagene Winkel kommt</translation>
    </message>
    <message>
        <source>Where to learn from</source>
        <translation>Woraus gelernt wird</translation>
    </message>
    <message>
        <source>Which crop is most like yours?</source>
        <translation>Welcher Zuschnitt ist Ihrem am ähnlichsten?</translation>
    </message>
    <message>
        <source>Which looks best?</source>
        <translation>Was sieht am besten aus?</translation>
    </message>
    <message>
        <source>Which photos are shown</source>
        <translation>Welche Fotos angezeigt werden</translation>
    </message>
    <message>
        <source>Which program shows these photos next? It is asked once for each folder.</source>
        <translation>Welches Programm zeigt diese Fotos als Nächstes? Gefragt wird einmal je Ordner.</translation>
    </message>
    <message>
        <source>Which way up</source>
        <translation>Wo oben ist</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Whole disk</source>
        <translation>Ganzes Laufwerk</translation>
    </message>
    <message>
        <source>Whole photo or 1:1</source>
        <translation>Ganzes Foto oder 1:1</translation>
    </message>
    <message>
        <source>Why this proposal</source>
        <translation>Warum dieser Vorschlag</translation>
    </message>
    <message>
        <source>Why this proposal…</source>
        <translation>Warum dieser Vorschlag…</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Width to height</source>
        <translation>Breite zu Höhe</translation>
    </message>
    <message>
        <source>With subfolders</source>
        <translation>Mit Unterordnern</translation>
    </message>
    <message>
        <source>With the mouse, in crop view</source>
        <translation>Mit der Maus, in der Zuschnittansicht</translation>
    </message>
    <message>
        <source>With the words of the error, which may name files</source>
        <translation>Mit dem Wortlaut des Fehlers, der Dateien nennen kann</translation>
    </message>
    <message>
        <source>Words and numbers of the window</source>
        <translation>Wörter und Zahlen des Fensters</translation>
    </message>
    <message>
        <source>Write a proposed crop for every photo of a folder; decides nothing</source>
        <translation>Für jedes Foto eines Ordners einen vorgeschlagenen Zuschnitt schreiben; entscheidet nichts</translation>
    </message>
    <message>
        <source>Write all crops that were drawn and not accepted yet</source>
        <translation>Alle gezeichneten, noch nicht übernommenen Zuschnitte schreiben</translation>
    </message>
    <message>
        <source>Write crop into photo</source>
        <translation>Zuschnitt ins Foto schreiben</translation>
    </message>
    <message>
        <source>Write crop into photo…</source>
        <translation>Zuschnitt ins Foto schreiben…</translation>
    </message>
    <message>
        <source>Write deliverables</source>
        <translation>Ausgabeformate schreiben</translation>
    </message>
    <message>
        <source>Write into photos</source>
        <translation>In Fotos schreiben</translation>
    </message>
    <message>
        <source>Write into the JPEGs</source>
        <translation>In die JPEGs schreiben</translation>
    </message>
    <message>
        <source>Write into the photos too; an exact copy of each is kept</source>
        <translation>Auch in die Fotos schreiben; von jedem bleibt eine genaue Kopie</translation>
    </message>
    <message>
        <source>Write into {photos}…</source>
        <translation>In {photos} schreiben…</translation>
    </message>
    <message>
        <source>Write sidecar</source>
        <translation>XMP-Datei schreiben</translation>
    </message>
    <message>
        <source>Write that the photo stays whole and go to the next undecided one</source>
        <translation>Schreiben, dass das Foto ganz bleibt, und zum nächsten unentschiedenen gehen</translation>
    </message>
    <message>
        <source>Write that this photo stays whole</source>
        <translation>Schreiben, dass dieses Foto ganz bleibt</translation>
    </message>
    <message>
        <source>Write the crop into {photos}?</source>
        <translation>Zuschnitt in {photos} schreiben?</translation>
    </message>
    <message>
        <source>Write the crop shown and stay at this photo</source>
        <translation>Den gezeigten Zuschnitt schreiben und bei diesem Foto bleiben</translation>
    </message>
    <message>
        <source>Write the crop shown into the sidecar and go to the next undecided photo</source>
        <translation>Den gezeigten Zuschnitt in die XMP-Datei schreiben und zum nächsten unentschiedenen Foto gehen</translation>
    </message>
    <message>
        <source>Write this crop and go on</source>
        <translation>Diesen Zuschnitt schreiben und weiter</translation>
    </message>
    <message>
        <source>Writing sidecars …</source>
        <translation>XMP-Dateien schreiben …</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>Geschrieben am</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>Hier geschrieben</translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation>Gelbe Farbmarkierung</translation>
    </message>
    <message>
        <source>Yellow label, next photo</source>
        <translation>Gelbe Farbmarkierung, nächstes Foto</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>You can go on working: the status bar tells how far it is. Stopped, it begins anew.</source>
        <translation>Sie können weiterarbeiten: die Statusleiste sagt, wie weit es ist. Angehalten beginnt es von vorn.</translation>
    </message>
    <message>
        <source>You can stop at any time: the same export again goes on where it stopped.</source>
        <translation>Anhalten ist jederzeit möglich: derselbe Export noch einmal macht dort weiter.</translation>
    </message>
    <message>
        <source>You can stop at any time: what is done stays done, and can be undone or gone on with.</source>
        <translation>Anhalten ist jederzeit möglich: Erledigtes bleibt erledigt und lässt sich rückgängig machen oder fortsetzen.</translation>
    </message>
    <message>
        <source>You can stop at any time; nothing is learnt then.</source>
        <translation>Anhalten ist jederzeit möglich; dann wird nichts gelernt.</translation>
    </message>
    <message>
        <source>You crop {how}.</source>
        <translation>Ihre Zuschnitte: {how}.</translation>
    </message>
    <message>
        <source>You crop {way} than the program proposes, in area by {share} ({p}).</source>
        <translation>Sie schneiden {way} zu, als das Programm vorschlägt, in der Fläche um {share} ({p}).</translation>
    </message>
    <message>
        <source>You took {share} of {proposals} unchanged (95 % interval {low} to {high}).</source>
        <translation>{proposals}, davon {share} unverändert übernommen (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
        <source>You turn the frame {way} more often than not, by {angle}° on average ({p}).</source>
        <translation>Sie drehen den Rahmen meist {way}, im Mittel um {angle}° ({p}).</translation>
    </message>
    <message>
        <source>Your crop</source>
        <translation>Ihr Zuschnitt</translation>
    </message>
    <message>
        <source>Your crop and the program&apos;s have {share} of what they cover in common, and their angles differ by {angle}° ({photos}).</source>
        <translation>Ihr Zuschnitt und der des Programms haben {share} ihrer Fläche gemeinsam, und ihre Winkel unterscheiden sich um {angle}° ({photos}).</translation>
    </message>
    <message>
        <source>Your crops</source>
        <translation>Ihre Zuschnitte</translation>
    </message>
    <message>
        <source>Your crops keep the {side}: their centre lies {high} of the height and {wide} of the width off the middle ({p}).</source>
        <translation>Ihre Zuschnitte behalten, was {side} liegt: ihre Mitte ist um {high} der Höhe und {wide} der Breite von der Bildmitte entfernt ({p}).</translation>
    </message>
    <message>
        <source>Your crops keep the {side}: their centre lies {high} of the height off the middle ({p}).</source>
        <translation>Ihre Zuschnitte behalten, was {side} liegt: ihre Mitte ist um {high} der Höhe von der Bildmitte entfernt ({p}).</translation>
    </message>
    <message>
        <source>Your crops keep the {side}: their centre lies {wide} of the width off the middle ({p}).</source>
        <translation>Ihre Zuschnitte behalten, was {side} liegt: ihre Mitte ist um {wide} der Breite von der Bildmitte entfernt ({p}).</translation>
    </message>
    <message>
        <source>Your crops or the model</source>
        <translation>Ihre Zuschnitte oder das Modell</translation>
    </message>
    <message>
        <source>Your crops, the model&apos;s and random ones, side by side: which looks best?</source>
        <translation>Ihre Zuschnitte, die des Modells und zufällige nebeneinander: was sieht am besten aus?</translation>
    </message>
    <message>
        <source>Your first crops</source>
        <translation>Ihre ersten Zuschnitte</translation>
    </message>
    <message>
        <source>Your own crops that the proposal came from</source>
        <translation>Ihre eigenen Zuschnitte, aus denen der Vorschlag stammt</translation>
    </message>
    <message>
        <source>Your own crops that this proposal came from</source>
        <translation>Ihre eigenen Zuschnitte, aus denen dieser Vorschlag stammt</translation>
    </message>
    <message>
        <source>Your style</source>
        <translation>Ihr Stil</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>a JPEG 2000 file, which is not supported</source>
        <translation>eine JPEG-2000-Datei, die nicht unterstützt wird</translation>
    </message>
    <message>
        <source>a JPEG XL file, which is not supported yet</source>
        <translation>eine JPEG-XL-Datei, die noch nicht unterstützt wird</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a PostScript file</source>
        <translation>eine PostScript-Datei</translation>
    </message>
    <message>
        <source>a Windows program</source>
        <translation>ein Windows-Programm</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a catalogue of {program} of an unknown version (its table {table} has no {column})</source>
        <translation>ein Katalog von {program} in einer unbekannten Version (seine Tabelle {table} hat kein {column})</translation>
    </message>
    <message>
        <source>a crop factor and deliverables are crops: leave them out when only levelling</source>
        <translation>ein Zuschnittfaktor und Ausgabeformate sind Zuschnitte: weglassen, wenn nur gerade ausgerichtet wird</translation>
    </message>
    <message>
        <source>a crop outside its picture</source>
        <translation>ein Zuschnitt außerhalb des Bildes</translation>
    </message>
    <message>
        <source>a file of another version</source>
        <translation>eine Datei einer anderen Version</translation>
    </message>
    <message>
        <source>a hidden file</source>
        <translation>eine versteckte Datei</translation>
    </message>
    <message>
        <source>a level reader is no model by itself</source>
        <translation>ein Neigungsleser allein ist kein Modell</translation>
    </message>
    <message>
        <source>a level reader needs the weights of its trunk: --set level_trunk=NPZ</source>
        <translation>ein Neigungsleser benötigt die Gewichte seines Rumpfs: --set level_trunk=NPZ</translation>
    </message>
    <message>
        <source>a library of darktable of an unknown version (it has no history)</source>
        <translation>eine Bibliothek von darktable in einer unbekannten Version (sie hat keinen Verlauf)</translation>
    </message>
    <message>
        <source>a line needs two points</source>
        <translation>eine Linie braucht zwei Punkte</translation>
    </message>
    <message>
        <source>a link to a folder that contains it; not followed</source>
        <translation>eine Verknüpfung zu einem Ordner, der sie enthält; nicht verfolgt</translation>
    </message>
    <message>
        <source>a macOS companion file (AppleDouble) without pixels</source>
        <translation>eine macOS-Begleitdatei (AppleDouble) ohne Pixel</translation>
    </message>
    <message>
        <source>a newer version of the program wrote it</source>
        <translation>von einer neueren Version des Programms geschrieben</translation>
    </message>
    <message>
        <source>a picture without pixels</source>
        <translation>ein Bild ohne Pixel</translation>
    </message>
    <message>
        <source>a ratio is a crop: leave it out when only levelling</source>
        <translation>ein Seitenverhältnis ist ein Zuschnitt: weglassen, wenn nur gerade ausgerichtet wird</translation>
    </message>
    <message>
        <source>a strip is damaged</source>
        <translation>ein Streifen ist beschädigt</translation>
    </message>
    <message>
        <source>a symbolic link that leads in a circle</source>
        <translation>ein symbolischer Link, der im Kreis führt</translation>
    </message>
    <message>
        <source>a uint8 input cannot be scaled outside the graph</source>
        <translation>ein uint8-Eingang lässt sich nicht außerhalb des Graphen skalieren</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message>
        <source>a weight is not a number</source>
        <translation>ein Gewicht ist keine Zahl</translation>
    </message>
    <message>
        <source>a {name} of {value:g} is not between {low:g} and {high:g}</source>
        <translation>{name} = {value:g} liegt nicht zwischen {low:g} und {high:g}</translation>
    </message>
    <message>
        <source>already gone; nothing to take back</source>
        <translation>schon weg; nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>an angle branch is no model: --recipe candidates --set angle=RUN joins it to one</source>
        <translation>ein Winkelzweig ist kein Modell: --recipe candidates --set angle=RUN fügt ihn an eines an</translation>
    </message>
    <message>
        <source>an impossible box</source>
        <translation>ein unmöglicher Rahmen</translation>
    </message>
    <message>
        <source>an impossible precision</source>
        <translation>eine unmögliche Präzision</translation>
    </message>
    <message>
        <source>another CropperHead (process {pid} on {host}, since {since})</source>
        <translation>ein anderer CropperHead (Prozess {pid} auf {host}, seit {since})</translation>
    </message>
    <message>
        <source>another CropperHead (process {pid}, since {since})</source>
        <translation>ein anderer CropperHead (Prozess {pid}, seit {since})</translation>
    </message>
    <message>
        <source>another crop of the same photo counts</source>
        <translation>ein anderer Zuschnitt desselben Fotos zählt</translation>
    </message>
    <message>
        <source>another human</source>
        <translation>ein anderer Mensch</translation>
    </message>
    <message>
        <source>another photo&apos;s sidecar has this name but for upper and lower case</source>
        <translation>die XMP-Datei eines anderen Fotos heißt bis auf Groß- und Kleinschreibung genauso</translation>
    </message>
    <message>
        <source>anticlockwise</source>
        <translation>gegen den Uhrzeigersinn</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>are left</source>
        <translation>bleiben</translation>
    </message>
    <message>
        <source>as tight as the model</source>
        <translation>so eng wie das Modell</translation>
    </message>
    <message>
        <source>aspect ratio</source>
        <translation>Seitenverhältnis</translation>
    </message>
    <message>
        <source>at many ratios</source>
        <translation>in vielen Seitenverhältnissen</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>at most {most} ratios can be delivered</source>
        <translation>höchstens {most} Ausgabeformate möglich</translation>
    </message>
    <message>
        <source>batch {batch} was about several folders; undo it where they were</source>
        <translation>Stapel {batch} betraf mehrere Ordner; dort rückgängig machen, wo sie lagen</translation>
    </message>
    <message>
        <source>batch {batch} was made by another version</source>
        <translation>Stapel {batch} stammt von einer anderen Version</translation>
    </message>
    <message>
        <source>best epoch {best} of {all}</source>
        <translation>beste Epoche {best} von {all}</translation>
    </message>
    <message>
        <source>best so far, {gain} % better</source>
        <translation>bisher am besten, {gain} % besser</translation>
    </message>
    <message>
        <source>better than {model}: {where}</source>
        <translation>besser als {model}: {where}</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>mutig</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>bottom left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>bottom right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>camera {angle}</source>
        <translation>Kamera {angle}</translation>
    </message>
    <message>
        <source>camera: level</source>
        <translation>Kamera: gerade</translation>
    </message>
    <message>
        <source>camera: {angle}</source>
        <translation>Kamera: {angle}</translation>
    </message>
    <message>
        <source>camera: {angle}, seen in the picture</source>
        <translation>Kamera: {angle}, im Bild zu sehen</translation>
    </message>
    <message>
        <source>cannot be decided: {reason}</source>
        <translation>kann nicht entschieden werden: {reason}</translation>
    </message>
    <message>
        <source>cannot be kept: {why}</source>
        <translation>kann nicht gespeichert werden: {why}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>cannot be read ({why})</source>
        <translation>nicht lesbar ({why})</translation>
    </message>
    <message>
        <source>cannot be read: {why}</source>
        <translation>nicht lesbar: {why}</translation>
    </message>
    <message>
        <source>cannot be removed ({why})</source>
        <translation>kann nicht entfernt werden ({why})</translation>
    </message>
    <message>
        <source>cannot be used: {why}</source>
        <translation>nicht verwendbar: {why}</translation>
    </message>
    <message>
        <source>cannot be written ({why})</source>
        <translation>kann nicht geschrieben werden ({why})</translation>
    </message>
    <message>
        <source>cannot be written: its folder is not a folder</source>
        <translation>kann nicht geschrieben werden: Der Ordner ist kein Ordner</translation>
    </message>
    <message>
        <source>cannot be written: there is no such folder</source>
        <translation>kann nicht geschrieben werden: Den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>cannot be written: {why}</source>
        <translation>kann nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>cannot write this format; use .jpg, .png, .tif or .webp</source>
        <translation>dieses Format kann nicht geschrieben werden; möglich sind .jpg, .png, .tif oder .webp</translation>
    </message>
    <message>
        <source>cautious</source>
        <translation>vorsichtig</translation>
    </message>
    <message>
        <source>centre cross</source>
        <translation>Mittelkreuz</translation>
    </message>
    <message>
        <source>centre {share}</source>
        <translation>Mitte {share}</translation>
    </message>
    <message>
        <source>changed by somebody else since it was read; nothing was written</source>
        <translation>seit dem Lesen von anderer Seite geändert; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>changed by somebody else since it was taken back</source>
        <translation>seit dem Zurücknehmen von anderer Seite geändert</translation>
    </message>
    <message>
        <source>changed by somebody else since it was written</source>
        <translation>seit dem Schreiben von anderer Seite geändert</translation>
    </message>
    <message>
        <source>changed by somebody else since; left as it is</source>
        <translation>inzwischen von anderer Seite geändert; bleibt, wie es ist</translation>
    </message>
    <message>
        <source>clockwise</source>
        <translation>im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>comparing crops</source>
        <translation>Zuschnitte werden verglichen</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Sicherheit wird geprüft</translation>
    </message>
    <message>
        <source>constant box fitted on train</source>
        <translation>immer derselbe Rahmen</translation>
    </message>
    <message>
        <source>copied from another photo</source>
        <translation>von einem anderen Foto kopiert</translation>
    </message>
    <message>
        <source>could not be read or written</source>
        <translation>nicht lesbar oder nicht schreibbar</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>crop ignored: HasCrop is &quot;{text}&quot;</source>
        <translation>Zuschnitt ignoriert: HasCrop ist &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>crop ignored: {why}</source>
        <translation>Zuschnitt ignoriert: {why}</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>zugeschnitten</translation>
    </message>
    <message>
        <source>cropped in another program</source>
        <translation>in einem anderen Programm zugeschnitten</translation>
    </message>
    <message>
        <source>crops nothing out of the picture</source>
        <translation>schneidet nichts aus dem Bild</translation>
    </message>
    <message>
        <source>cut off, or too large for a sidecar</source>
        <translation>abgeschnitten oder zu groß für eine XMP-Datei</translation>
    </message>
    <message>
        <source>cut short: {there} of {needed} bytes or more</source>
        <translation>abgeschnitten: {there} von mindestens {needed} Bytes</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>damaged XMP: it has more than one rdf:RDF</source>
        <translation>beschädigtes XMP: mehr als ein rdf:RDF</translation>
    </message>
    <message>
        <source>damaged or not supported ({why})</source>
        <translation>beschädigt oder nicht unterstützt ({why})</translation>
    </message>
    <message>
        <source>damaged raw file ({why})</source>
        <translation>beschädigte Raw-Datei ({why})</translation>
    </message>
    <message>
        <source>damaged raw file: it ends too early</source>
        <translation>beschädigte Raw-Datei: endet zu früh</translation>
    </message>
    <message>
        <source>damaged, cannot be unpacked</source>
        <translation>beschädigt, lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>damaged, cut off or of an unusual kind of {kind}</source>
        <translation>beschädigt, abgeschnitten oder ungewöhnliche Art von {kind}</translation>
    </message>
    <message>
        <source>damaged, not as long as it says</source>
        <translation>beschädigt, nicht so lang, wie es angibt</translation>
    </message>
    <message>
        <source>damaged, not well-formed XML ({why})</source>
        <translation>beschädigt, kein wohlgeformtes XML ({why})</translation>
    </message>
    <message>
        <source>damaged: it is not valid {encoding} text</source>
        <translation>beschädigt: kein gültiger {encoding}-Text</translation>
    </message>
    <message>
        <source>damaged: what follows cannot be read</source>
        <translation>beschädigt: was folgt, ist nicht lesbar</translation>
    </message>
    <message>
        <source>damaged: {why}</source>
        <translation>beschädigt: {why}</translation>
    </message>
    <message>
        <source>darktable</source>
        <translation>darktable</translation>
    </message>
    <message>
        <source>darktable and RawTherapee</source>
        <translation>darktable und RawTherapee</translation>
    </message>
    <message>
        <source>darktable cache</source>
        <translation>darktable-Cache</translation>
    </message>
    <message>
        <source>darktable cannot show this crop as it was proposed</source>
        <translation>darktable kann diesen Zuschnitt nicht so zeigen, wie er vorgeschlagen wurde</translation>
    </message>
    <message>
        <source>darktable cannot show this crop: it is too small</source>
        <translation>darktable kann diesen Zuschnitt nicht zeigen: er ist zu klein</translation>
    </message>
    <message>
        <source>darktable may show an AVIF turned otherwise, and the crop would lie elsewhere</source>
        <translation>darktable zeigt ein AVIF vielleicht anders gedreht, und der Zuschnitt läge anderswo</translation>
    </message>
    <message>
        <source>darktable reads its own history and RawTherapee its profile before all XMP</source>
        <translation>darktable liest vor allem XMP den eigenen Verlauf, RawTherapee das eigene Profil</translation>
    </message>
    <message>
        <source>darktable takes crops from these sidecars only when it imports a photo for the first time, and versions from 4.4 on show turned ones wrongly. A photo that it knows keeps its own crop.</source>
        <translation>darktable übernimmt Zuschnitte aus diesen XMP-Dateien nur, wenn es ein Foto zum ersten Mal importiert; Versionen ab 4.4 zeigen gedrehte falsch an. Ein schon bekanntes Foto behält den eigenen Zuschnitt.</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>decoding took longer than {limit:g} s</source>
        <translation>Dekodieren dauerte länger als {limit:g} s</translation>
    </message>
    <message>
        <source>diagonals</source>
        <translation>Diagonalen</translation>
    </message>
    <message>
        <source>does not belong to the dataset in {folder}</source>
        <translation>gehört nicht zum Datensatz in {folder}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>drag a handle</source>
        <translation>Griff ziehen</translation>
    </message>
    <message>
        <source>drag inside</source>
        <translation>innen ziehen</translation>
    </message>
    <message>
        <source>drag outside</source>
        <translation>außen ziehen</translation>
    </message>
    <message>
        <source>drawing statistics needs Matplotlib: pip install &apos;cropperhead-desktop[eval]&apos;</source>
        <translation>zum Zeichnen der Statistik wird Matplotlib benötigt: pip install &apos;cropperhead-desktop[eval]&apos;</translation>
    </message>
    <message>
        <source>drawing the table needs Matplotlib: pip install &apos;cropperhead-desktop[eval]&apos;</source>
        <translation>zum Zeichnen der Tabelle wird Matplotlib benötigt: pip install &apos;cropperhead-desktop[eval]&apos;</translation>
    </message>
    <message>
        <source>drawn by a visitor</source>
        <translation>von einem Besucher gezeichnet</translation>
    </message>
    <message>
        <source>drawn {percent} % tighter, for want of room</source>
        <translation>aus Platzmangel {percent} % enger gezeichnet</translation>
    </message>
    <message>
        <source>embedded XMP ignored: {why}</source>
        <translation>eingebettetes XMP ignoriert: {why}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>empty: it holds no XMP</source>
        <translation>leer: enthält kein XMP</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>Epoche {number}</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>Exit-Code {code}</translation>
    </message>
    <message>
        <source>face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>fifths</source>
        <translation>Fünftel</translation>
    </message>
    <message>
        <source>fine as it is</source>
        <translation>passt so</translation>
    </message>
    <message>
        <source>fine as they are</source>
        <translation>passen so</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>golden ratio</source>
        <translation>goldener Schnitt</translation>
    </message>
    <message>
        <source>golden spiral</source>
        <translation>goldene Spirale</translation>
    </message>
    <message>
        <source>gone, and its size is not known</source>
        <translation>nicht mehr da, und seine Größe ist nicht bekannt</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>has a value that is no number</source>
        <translation>hat einen Wert, der keine Zahl ist</translation>
    </message>
    <message>
        <source>has edits in {editor}, which may crop it</source>
        <translation>in {editor} bearbeitet, dabei vielleicht zugeschnitten</translation>
    </message>
    <message>
        <source>has no labels: arrays cannot be asked about</source>
        <translation>hat keine Labels: Arrays können nicht abgefragt werden</translation>
    </message>
    <message>
        <source>has the name of a picture; name a folder</source>
        <translation>heißt wie ein Bild; einen Ordner angeben</translation>
    </message>
    <message>
        <source>has the name of a picture; what is written is {kind}</source>
        <translation>heißt wie ein Bild; geschrieben wird aber {kind}</translation>
    </message>
    <message>
        <source>hidden folder</source>
        <translation>versteckter Ordner</translation>
    </message>
    <message>
        <source>holds nothing that was learnt with {model}</source>
        <translation>enthält nichts, was mit {model} gelernt wurde</translation>
    </message>
    <message>
        <source>holds the photos themselves; choose a folder of its own</source>
        <translation>enthält die Fotos selbst; einen eigenen Ordner wählen</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>horizon {angle}</source>
        <translation>Horizont {angle}</translation>
    </message>
    <message>
        <source>in camera: {ratio}</source>
        <translation>in der Kamera: {ratio}</translation>
    </message>
    <message>
        <source>in use: what was done in it last is not read</source>
        <translation>in Gebrauch: das zuletzt Getane wird nicht gelesen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, not a rectangle</source>
        <translation>ist „{text}“, kein Rechteck</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, not four numbers</source>
        <translation>ist „{text}“, nicht vier Zahlen</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, of no size</source>
        <translation>ist „{text}“, ohne Größe</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, outside the picture</source>
        <translation>ist „{text}“, außerhalb des Bildes</translation>
    </message>
    <message>
        <source>is a backup by its name, and those are never overwritten</source>
        <translation>ist dem Namen nach eine Sicherung; solche werden nie überschrieben</translation>
    </message>
    <message>
        <source>is a file, not a folder</source>
        <translation>ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>is a folder, not a file</source>
        <translation>ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>is a photo, which is never overwritten</source>
        <translation>ist ein Foto und wird nie überschrieben</translation>
    </message>
    <message>
        <source>is a picture that is there already; --force replaces it</source>
        <translation>ist ein schon vorhandenes Bild; --force ersetzt es</translation>
    </message>
    <message>
        <source>is a pipe, socket or device, not a file</source>
        <translation>ist eine Pipe, ein Socket oder ein Gerät, keine Datei</translation>
    </message>
    <message>
        <source>is a sidecar by its name, and those are never overwritten</source>
        <translation>ist dem Namen nach eine XMP-Datei; solche werden nie überschrieben</translation>
    </message>
    <message>
        <source>is a sidecar, which is never overwritten</source>
        <translation>ist eine XMP-Datei und wird nie überschrieben</translation>
    </message>
    <message>
        <source>is a whole disk; name a folder on it</source>
        <translation>ist ein ganzes Laufwerk; einen Ordner darauf angeben</translation>
    </message>
    <message>
        <source>is damaged, or not what a personal head wrote ({why})</source>
        <translation>ist beschädigt oder nicht von einem persönlichen Kopf geschrieben ({why})</translation>
    </message>
    <message>
        <source>is in the way, and is no unfinished export; move it elsewhere</source>
        <translation>ist im Weg und kein unfertiger Export; anderswohin verschieben</translation>
    </message>
    <message>
        <source>is no list of rows with kind and folders ({why})</source>
        <translation>ist keine Liste von Zeilen mit kind und folders ({why})</translation>
    </message>
    <message>
        <source>is not a folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>is not empty; a dataset needs a folder of its own</source>
        <translation>ist nicht leer; ein Datensatz braucht einen eigenen Ordner</translation>
    </message>
    <message>
        <source>is not of the size that was given</source>
        <translation>hat nicht die angegebene Größe</translation>
    </message>
    <message>
        <source>is not the description of a dataset ({why})</source>
        <translation>ist nicht die Beschreibung eines Datensatzes ({why})</translation>
    </message>
    <message>
        <source>is not the photo that was fetched</source>
        <translation>ist nicht das abgerufene Foto</translation>
    </message>
    <message>
        <source>is not what was written: its digest differs</source>
        <translation>ist nicht, was geschrieben wurde: Die Prüfsumme weicht ab</translation>
    </message>
    <message>
        <source>is read by this command, so it is not written; choose another name</source>
        <translation>wird von diesem Befehl gelesen und darum nicht geschrieben; anderen Namen wählen</translation>
    </message>
    <message>
        <source>is still being read</source>
        <translation>wird noch gelesen</translation>
    </message>
    <message>
        <source>is there already and cannot be looked into: {why}</source>
        <translation>ist schon vorhanden und nicht einsehbar: {why}</translation>
    </message>
    <message>
        <source>is there already and was not made by this command; --force replaces it</source>
        <translation>ist schon vorhanden und nicht von diesem Befehl erzeugt; --force ersetzt es</translation>
    </message>
    <message>
        <source>is turned by &quot;{text}&quot;, not an angle</source>
        <translation>ist um „{text}“ gedreht, was kein Winkel ist</translation>
    </message>
    <message>
        <source>is turned by {angle:g} degrees</source>
        <translation>ist um {angle:g} Grad gedreht</translation>
    </message>
    <message>
        <source>it bends the picture, and a crop would not lie where it was proposed</source>
        <translation>es verbiegt das Bild, und ein Zuschnitt läge nicht, wo er vorgeschlagen wurde</translation>
    </message>
    <message>
        <source>it can run no part of this model</source>
        <translation>es kann keinen Teil dieses Modells ausführen</translation>
    </message>
    <message>
        <source>it ended without a word</source>
        <translation>ohne Meldung beendet</translation>
    </message>
    <message>
        <source>it has something twice</source>
        <translation>etwas steht doppelt darin</translation>
    </message>
    <message>
        <source>it has too many settings</source>
        <translation>es hat zu viele Einstellungen</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>es ist beschädigt</translation>
    </message>
    <message>
        <source>it is no table of names and values</source>
        <translation>es ist keine Tabelle aus Namen und Werten</translation>
    </message>
    <message>
        <source>it is not valid UTF-8 text</source>
        <translation>es ist kein gültiger UTF-8-Text</translation>
    </message>
    <message>
        <source>it is of another version</source>
        <translation>von einer anderen Version</translation>
    </message>
    <message>
        <source>it proposes from now on</source>
        <translation>es schlägt ab jetzt vor</translation>
    </message>
    <message>
        <source>it would not survive as it is</source>
        <translation>es bliebe nicht, wie es ist</translation>
    </message>
    <message>
        <source>its XMP lies behind the index of its further pictures</source>
        <translation>das XMP liegt hinter dem Index der weiteren Bilder</translation>
    </message>
    <message>
        <source>its bytes from before are not kept; left as it is</source>
        <translation>die früheren Bytes sind nicht aufbewahrt; bleibt, wie es ist</translation>
    </message>
    <message>
        <source>its crop cannot be used: {why}</source>
        <translation>Zuschnitt nicht verwendbar: {why}</translation>
    </message>
    <message>
        <source>its crop is already applied to these pixels</source>
        <translation>der Zuschnitt ist auf diese Pixel schon angewendet</translation>
    </message>
    <message>
        <source>its crop is not in the catalogue</source>
        <translation>sein Zuschnitt steht nicht im Katalog</translation>
    </message>
    <message>
        <source>its crop reaches outside the picture and is not used</source>
        <translation>der Zuschnitt ragt aus dem Bild und wird nicht verwendet</translation>
    </message>
    <message>
        <source>its crop {why}</source>
        <translation>sein Zuschnitt {why}</translation>
    </message>
    <message>
        <source>its declared encoding {encoding} does not fit or is not supported</source>
        <translation>die angegebene Kodierung {encoding} passt nicht oder wird nicht unterstützt</translation>
    </message>
    <message>
        <source>its folder cannot be read: {why}</source>
        <translation>der Ordner ist nicht lesbar: {why}</translation>
    </message>
    <message>
        <source>its folder is gone</source>
        <translation>der Ordner ist weg</translation>
    </message>
    <message>
        <source>its folder is not a folder</source>
        <translation>der Ordner ist kein Ordner</translation>
    </message>
    <message>
        <source>its history crops nothing out of the picture</source>
        <translation>sein Verlauf schneidet nichts aus dem Bild</translation>
    </message>
    <message>
        <source>its history has numbers that are not finite</source>
        <translation>sein Verlauf hat Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>its history is damaged</source>
        <translation>sein Verlauf ist beschädigt</translation>
    </message>
    <message>
        <source>its history is larger than any that darktable writes</source>
        <translation>sein Verlauf ist größer als jeder, den darktable schreibt</translation>
    </message>
    <message>
        <source>its history is of a version of darktable that is not known</source>
        <translation>sein Verlauf ist von einer unbekannten Version von darktable</translation>
    </message>
    <message>
        <source>its history turns the picture in no way that darktable knows</source>
        <translation>sein Verlauf dreht das Bild auf eine Art, die darktable nicht kennt</translation>
    </message>
    <message>
        <source>its libraries or its hardware are missing</source>
        <translation>Bibliotheken oder Hardware dafür fehlen</translation>
    </message>
    <message>
        <source>its photo &quot;{name}&quot; has no usable path</source>
        <translation>sein Foto „{name}“ hat keinen brauchbaren Pfad</translation>
    </message>
    <message>
        <source>its photo {number}: no usable file name</source>
        <translation>sein Foto {number}: kein brauchbarer Dateiname</translation>
    </message>
    <message>
        <source>its photo {number}: {why}</source>
        <translation>sein Foto {number}: {why}</translation>
    </message>
    <message>
        <source>its preview cannot be decoded</source>
        <translation>die Vorschau kann nicht dekodiert werden</translation>
    </message>
    <message>
        <source>its properties are too large for a JPEG</source>
        <translation>die Eigenschaften sind zu groß für ein JPEG</translation>
    </message>
    <message>
        <source>its section &quot;{name}&quot; names no photo</source>
        <translation>sein Abschnitt „{name}“ nennt kein Foto</translation>
    </message>
    <message>
        <source>its sidecar changed meanwhile; nothing was written</source>
        <translation>die XMP-Datei hat sich inzwischen geändert; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>its size is not in the library</source>
        <translation>seine Größe steht nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>its strips or tiles are not told</source>
        <translation>Streifen oder Kacheln sind nicht angegeben</translation>
    </message>
    <message>
        <source>journals cannot be kept here: {why}</source>
        <translation>hier können keine Protokolle geführt werden: {why}</translation>
    </message>
    <message>
        <source>judging on shoots it has not seen</source>
        <translation>Beurteilung an ungesehenen Shootings</translation>
    </message>
    <message>
        <source>judging, {turn} of {turns}</source>
        <translation>Beurteilung, {turn} von {turns}</translation>
    </message>
    <message>
        <source>kept the old one</source>
        <translation>das alte bleibt</translation>
    </message>
    <message>
        <source>kept whole</source>
        <translation>im Original behalten</translation>
    </message>
    <message>
        <source>kept: {name} does not hold the same pixels</source>
        <translation>bleibt: {name} enthält nicht dieselben Pixel</translation>
    </message>
    <message>
        <source>kept: {name} is gone, this is all there is of it</source>
        <translation>bleibt: {name} ist weg, nur dies ist davon übrig</translation>
    </message>
    <message>
        <source>label {name}</source>
        <translation>Farbmarkierung {name}</translation>
    </message>
    <message>
        <source>larger than {limit} MB, not read</source>
        <translation>größer als {limit} MB, nicht gelesen</translation>
    </message>
    <message>
        <source>learning your taste</source>
        <translation>Ihr Geschmack wird gelernt</translation>
    </message>
    <message>
        <source>learns by heart: no better on unseen photos for {epochs}</source>
        <translation>lernt auswendig: seit {epochs} nicht besser bei ungesehenen Fotos</translation>
    </message>
    <message>
        <source>leavings of a Mac&apos;s archive</source>
        <translation>Überreste eines Mac-Archivs</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>left as they are, nothing written</source>
        <translation>unverändert gelassen, nichts geschrieben</translation>
    </message>
    <message>
        <source>less room above</source>
        <translation>weniger Raum darüber</translation>
    </message>
    <message>
        <source>level lines {angle}</source>
        <translation>Waagerechte {angle}</translation>
    </message>
    <message>
        <source>lies in a folder of another program ({kind})</source>
        <translation>liegt im Ordner eines anderen Programms ({kind})</translation>
    </message>
    <message>
        <source>lies inside {source}: its pictures would be taken for photos; choose another folder</source>
        <translation>liegt in {source}: Die Bilder würden für Fotos gehalten; anderen Ordner wählen</translation>
    </message>
    <message>
        <source>lies outside the folder, behind a link</source>
        <translation>liegt außerhalb des Ordners, hinter einem Link</translation>
    </message>
    <message>
        <source>looking at your photos</source>
        <translation>Ihre Fotos werden angesehen</translation>
    </message>
    <message>
        <source>looser</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>looser than the model by {share} %</source>
        <translation>{share} % weiter als das Modell</translation>
    </message>
    <message>
        <source>loupe</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>nicht wohlgeformt</translation>
    </message>
    <message>
        <source>model {card!r} cannot be saved: {why}</source>
        <translation>Modell {card!r} kann nicht gespeichert werden: {why}</translation>
    </message>
    <message>
        <source>more room above</source>
        <translation>mehr Raum darüber</translation>
    </message>
    <message>
        <source>mostly at the photo&apos;s own ratio</source>
        <translation>meist im Seitenverhältnis des Fotos</translation>
    </message>
    <message>
        <source>mostly {ratio}</source>
        <translation>meist {ratio}</translation>
    </message>
    <message>
        <source>names more than {most} fields</source>
        <translation>nennt mehr als {most} Felder</translation>
    </message>
    <message>
        <source>names no fields; write for instance {&quot;EXIF:LensModel&quot;: null}</source>
        <translation>nennt keine Felder; zum Beispiel {&quot;EXIF:LensModel&quot;: null} schreiben</translation>
    </message>
    <message>
        <source>needs more than {memory} MB of memory</source>
        <translation>braucht mehr als {memory} MB Speicher</translation>
    </message>
    <message>
        <source>neither a folder nor a catalogue of an editor that can be read</source>
        <translation>weder ein Ordner noch ein Katalog eines Programms, das gelesen werden kann</translation>
    </message>
    <message>
        <source>neither crop nor level: there would be nothing to do</source>
        <translation>weder zuschneiden noch gerade ausrichten: Es gäbe nichts zu tun</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>no better on unseen photos for {epochs}</source>
        <translation>seit {epochs} nicht besser bei ungesehenen Fotos</translation>
    </message>
    <message>
        <source>no crop</source>
        <translation>kein Zuschnitt</translation>
    </message>
    <message>
        <source>no crop of a photo</source>
        <translation>kein Zuschnitt eines Fotos</translation>
    </message>
    <message>
        <source>no crop yet for {count}</source>
        <translation>noch kein Zuschnitt für {count}</translation>
    </message>
    <message>
        <source>no develop settings</source>
        <translation>keine Entwicklungseinstellungen</translation>
    </message>
    <message>
        <source>no develop settings, they have no end</source>
        <translation>keine Entwicklungseinstellungen, sie haben kein Ende</translation>
    </message>
    <message>
        <source>no face is known</source>
        <translation>kein Gesicht bekannt</translation>
    </message>
    <message>
        <source>no format is chosen</source>
        <translation>kein Format gewählt</translation>
    </message>
    <message>
        <source>no journal can be kept here</source>
        <translation>hier kann kein Protokoll geführt werden</translation>
    </message>
    <message>
        <source>no kind of decision is wanted</source>
        <translation>keine Art von Entscheidung ist gewünscht</translation>
    </message>
    <message>
        <source>no line found</source>
        <translation>keine Linie gefunden</translation>
    </message>
    <message>
        <source>no linked crop in {ratio} is recorded: made from the crop</source>
        <translation>kein verknüpfter Zuschnitt in {ratio} vermerkt: aus dem Zuschnitt erzeugt</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>no permission to write in its folder</source>
        <translation>keine Schreibberechtigung im Ordner</translation>
    </message>
    <message>
        <source>no photo here has a crop that counts as a label ({wanted})</source>
        <translation>kein Foto hier hat einen Zuschnitt, der als Label zählt ({wanted})</translation>
    </message>
    <message>
        <source>no process</source>
        <translation>kein Prozess</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>Datei nicht vorhanden</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>Datei oder Ordner nicht vorhanden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none of the photos of batch {batch} is where it was; give its id and the folder of today</source>
        <translation>keines der Fotos von Stapel {batch} liegt, wo es war; die ID und den heutigen Ordner angeben</translation>
    </message>
    <message>
        <source>not a catalogue (not an SQLite file)</source>
        <translation>kein Katalog (keine SQLite-Datei)</translation>
    </message>
    <message>
        <source>not a catalogue of {program} that can be read (it has no table {table})</source>
        <translation>kein lesbarer Katalog von {program} (er hat keine Tabelle {table})</translation>
    </message>
    <message>
        <source>not a photo in a format this program knows</source>
        <translation>kein Foto in einem Format, das dieses Programm kennt</translation>
    </message>
    <message>
        <source>not a photo: this is a video or another media file</source>
        <translation>kein Foto: ein Video oder eine andere Mediendatei</translation>
    </message>
    <message>
        <source>not a photo: this is a web page, SVG or XML text</source>
        <translation>kein Foto: eine Webseite, SVG- oder XML-Text</translation>
    </message>
    <message>
        <source>not a photo: this is {name}</source>
        <translation>kein Foto: {name}</translation>
    </message>
    <message>
        <source>not a raw file that LibRaw knows, or a damaged one</source>
        <translation>keine Raw-Datei, die LibRaw kennt, oder eine beschädigte</translation>
    </message>
    <message>
        <source>not a regular file (a folder, pipe, socket or device)</source>
        <translation>keine gewöhnliche Datei (ein Ordner, eine Pipe, ein Socket oder ein Gerät)</translation>
    </message>
    <message>
        <source>not a regular file (a pipe, socket or device)</source>
        <translation>keine normale Datei (Pipe, Socket oder Gerät)</translation>
    </message>
    <message>
        <source>not an XMP file (it has no rdf:RDF)</source>
        <translation>keine XMP-Datei (ohne rdf:RDF)</translation>
    </message>
    <message>
        <source>not better than {model}: {where}</source>
        <translation>nicht besser als {model}: {where}</translation>
    </message>
    <message>
        <source>not changed: ExifTool reads {name} as {value}</source>
        <translation>nicht geändert: ExifTool liest {name} als {value}</translation>
    </message>
    <message>
        <source>not changed: its backup does not hold the same bytes</source>
        <translation>nicht geändert: Die Sicherung enthält nicht dieselben Bytes</translation>
    </message>
    <message>
        <source>not changed: somebody else changed it meanwhile</source>
        <translation>nicht geändert: inzwischen von anderer Seite geändert</translation>
    </message>
    <message>
        <source>not changed: the photo is write-protected</source>
        <translation>nicht geändert: Das Foto ist schreibgeschützt</translation>
    </message>
    <message>
        <source>not changed: what ExifTool wrote does not read back</source>
        <translation>nicht geändert: Was ExifTool schrieb, lässt sich nicht zurücklesen</translation>
    </message>
    <message>
        <source>not changed: {left} was left by an interrupted ExifTool; look at it first</source>
        <translation>nicht geändert: {left} stammt von einem unterbrochenen ExifTool; zuerst ansehen</translation>
    </message>
    <message>
        <source>not changed: {why}</source>
        <translation>nicht geändert: {why}</translation>
    </message>
    <message>
        <source>not complete: {why}</source>
        <translation>nicht vollständig: {why}</translation>
    </message>
    <message>
        <source>not embedded into {raw}: its sidecar has the crop</source>
        <translation>nicht in {raw} geschrieben: Die XMP-Datei hat den Zuschnitt</translation>
    </message>
    <message>
        <source>not levelled</source>
        <translation>nicht gerade ausgerichtet</translation>
    </message>
    <message>
        <source>not levelled: {found:.1f}° is more than {wanted:g}°</source>
        <translation>nicht gerade ausgerichtet: {found:.1f}° ist mehr als {wanted:g}°</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>not put back: {why}</source>
        <translation>nicht wiederhergestellt: {why}</translation>
    </message>
    <message>
        <source>not read: it takes too long to find anything in it</source>
        <translation>nicht gelesen: es dauert zu lange, darin etwas zu finden</translation>
    </message>
    <message>
        <source>not removed: {why}</source>
        <translation>nicht entfernt: {why}</translation>
    </message>
    <message>
        <source>not rewritten: it has the property {name} twice</source>
        <translation>nicht neu geschrieben: Die Eigenschaft {name} kommt doppelt vor</translation>
    </message>
    <message>
        <source>not rewritten: it has {count} properties, more than {most}</source>
        <translation>nicht neu geschrieben: {count} Eigenschaften, mehr als {most}</translation>
    </message>
    <message>
        <source>not rewritten: its history is damaged</source>
        <translation>nicht neu geschrieben: sein Verlauf ist beschädigt</translation>
    </message>
    <message>
        <source>not rewritten: some of its history would not survive</source>
        <translation>nicht neu geschrieben: ein Teil seines Verlaufs ginge verloren</translation>
    </message>
    <message>
        <source>not rewritten: some of its other properties would not survive</source>
        <translation>nicht neu geschrieben: Einige andere Eigenschaften gingen verloren</translation>
    </message>
    <message>
        <source>not rewritten: what stands around its XMP would not survive</source>
        <translation>nicht neu geschrieben: Was um das XMP herum steht, ginge verloren</translation>
    </message>
    <message>
        <source>not supported: {what}</source>
        <translation>nicht unterstützt: {what}</translation>
    </message>
    <message>
        <source>not sure enough</source>
        <translation>nicht sicher genug</translation>
    </message>
    <message>
        <source>not sure enough: {found:.2f}, wanted {wanted:.2f}</source>
        <translation>nicht sicher genug: {found:.2f}, verlangt {wanted:.2f}</translation>
    </message>
    <message>
        <source>not sure: look at this proposal</source>
        <translation>nicht sicher: diesen Vorschlag ansehen</translation>
    </message>
    <message>
        <source>not valid {kind} ({why})</source>
        <translation>kein gültiges {kind} ({why})</translation>
    </message>
    <message>
        <source>not written, since no backup can be made: {why}</source>
        <translation>nicht geschrieben, da keine Sicherung möglich ist: {why}</translation>
    </message>
    <message>
        <source>not written: a link to a file outside the folder</source>
        <translation>nicht geschrieben: ein Link auf eine Datei außerhalb des Ordners</translation>
    </message>
    <message>
        <source>not written: the sidecar is write-protected</source>
        <translation>nicht geschrieben: Die XMP-Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>not written: {holder} writes in this folder; if it does not run any more, remove {file}</source>
        <translation>nicht geschrieben: In diesem Ordner schreibt {holder}; falls das nicht mehr läuft, {file} entfernen</translation>
    </message>
    <message>
        <source>not written: {why}</source>
        <translation>nicht geschrieben: {why}</translation>
    </message>
    <message>
        <source>nothing is named that could be forgotten</source>
        <translation>nichts genannt, was vergessen werden könnte</translation>
    </message>
    <message>
        <source>nothing learnt yet</source>
        <translation>noch nichts gelernt</translation>
    </message>
    <message>
        <source>nothing to level</source>
        <translation>nichts gerade auszurichten</translation>
    </message>
    <message>
        <source>nothing to write for {count}</source>
        <translation>nichts zu schreiben für {count}</translation>
    </message>
    <message>
        <source>offline, and the catalogue does not tell its size</source>
        <translation>offline, und der Katalog nennt seine Größe nicht</translation>
    </message>
    <message>
        <source>on {count} the crops look alike</source>
        <translation>bei {count} gleichen sich die Zuschnitte</translation>
    </message>
    <message>
        <source>one of its texts is too long, or it is nested too deeply</source>
        <translation>ein Text darin ist zu lang oder es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>only ExifTool can read {names}, and it is not installed (exiftool.org)</source>
        <translation>nur ExifTool kann {names} lesen und ist nicht installiert (exiftool.org)</translation>
    </message>
    <message>
        <source>only proposed</source>
        <translation>nur vorgeschlagen</translation>
    </message>
    <message>
        <source>only proposed, not decided</source>
        <translation>nur vorgeschlagen, nicht entschieden</translation>
    </message>
    <message>
        <source>only the crop was taken back, other things in it changed since</source>
        <translation>nur der Zuschnitt wurde zurückgenommen, anderes darin hat sich seitdem geändert</translation>
    </message>
    <message>
        <source>only the crop was taken back: its bytes from before are not kept</source>
        <translation>nur der Zuschnitt wurde zurückgenommen: Die früheren Bytes sind nicht aufbewahrt</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>oder einen Ordner hierher ziehen</translation>
    </message>
    <message>
        <source>originals kept by ACDSee</source>
        <translation>von ACDSee aufbewahrte Originale</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>overlap with your crops before they were learnt: the model {model} %, your style {own} %; {who}</source>
        <translation>Überdeckung mit Ihren Zuschnitten, bevor sie gelernt wurden: das Modell {model} %, Ihr Stil {own} %; {who}</translation>
    </message>
    <message>
        <source>passed as they are, nothing written</source>
        <translation>so durchgewinkt, nichts geschrieben</translation>
    </message>
    <message>
        <source>passed over: rejected</source>
        <translation>übergangen: abgelehnt</translation>
    </message>
    <message>
        <source>passed over: {kind}</source>
        <translation>übergangen: {kind}</translation>
    </message>
    <message>
        <source>passed over: {kind}, with {count} such folders</source>
        <translation>übergangen: {kind}, mit {count} solchen Ordnern</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>photos it learns from</source>
        <translation>Fotos zum Lernen</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>picture: leans {angle}</source>
        <translation>Bild: {angle} geneigt</translation>
    </message>
    <message>
        <source>pictures in a shard</source>
        <translation>Bilder je Shard</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>random place, sizes of {model}</source>
        <translation>zufälliger Ort, Größen von {model}</translation>
    </message>
    <message>
        <source>read as others describe such catalogues: sizes and ratios alone count</source>
        <translation>gelesen, wie andere solche Kataloge beschreiben: nur Größen und Seitenverhältnisse zählen</translation>
    </message>
    <message>
        <source>read, but its version ({version}) was not tried</source>
        <translation>gelesen, aber seine Version ({version}) wurde nicht erprobt</translation>
    </message>
    <message>
        <source>reading your photos</source>
        <translation>Ihre Fotos werden gelesen</translation>
    </message>
    <message>
        <source>reading {file}</source>
        <translation>{file} wird gelesen</translation>
    </message>
    <message>
        <source>refused: it has a DOCTYPE or an entity definition, which XMP must not have</source>
        <translation>verweigert: enthält einen DOCTYPE oder eine Entity-Definition, was XMP nicht darf</translation>
    </message>
    <message>
        <source>refused: it has a DOCTYPE, which XMP must not have</source>
        <translation>verweigert: enthält einen DOCTYPE, was XMP nicht darf</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rejected, passed over</source>
        <translation>abgelehnt, übergangen</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzen</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>safe areas</source>
        <translation>sichere Bereiche</translation>
    </message>
    <message>
        <source>says nearly the same for every photo</source>
        <translation>sagt zu jedem Foto fast dasselbe</translation>
    </message>
    <message>
        <source>scale or offset is not a number</source>
        <translation>Skala oder Offset ist keine Zahl</translation>
    </message>
    <message>
        <source>shaped like the photo</source>
        <translation>in der Form des Fotos</translation>
    </message>
    <message>
        <source>shows empty corners beside the picture</source>
        <translation>zeigt leere Ecken neben dem Bild</translation>
    </message>
    <message>
        <source>sidecar cannot be read: {why}</source>
        <translation>XMP-Datei nicht lesbar: {why}</translation>
    </message>
    <message>
        <source>snapshots and older versions</source>
        <translation>Schnappschüsse und ältere Versionen</translation>
    </message>
    <message>
        <source>some of its properties would not survive</source>
        <translation>einige Eigenschaften gingen verloren</translation>
    </message>
    <message>
        <source>somebody else has just made this file; nothing was written</source>
        <translation>diese Datei wurde gerade von anderer Seite angelegt; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>spared: a crop is proposed already</source>
        <translation>ausgelassen: Zuschnitt schon vorgeschlagen</translation>
    </message>
    <message>
        <source>spared: a crop was accepted</source>
        <translation>ausgelassen: Zuschnitt übernommen</translation>
    </message>
    <message>
        <source>spared: a crop was made by hand</source>
        <translation>ausgelassen: von Hand zugeschnitten</translation>
    </message>
    <message>
        <source>spared: decided in another program</source>
        <translation>ausgelassen: in anderem Programm entschieden</translation>
    </message>
    <message>
        <source>spared: decided in {editor}</source>
        <translation>ausgelassen: in {editor} entschieden</translation>
    </message>
    <message>
        <source>spared: it has a crop from another program</source>
        <translation>ausgelassen: Zuschnitt aus anderem Programm</translation>
    </message>
    <message>
        <source>spared: it was cropped in the camera</source>
        <translation>ausgelassen: in der Kamera zugeschnitten</translation>
    </message>
    <message>
        <source>spared: it was decided to keep the original</source>
        <translation>ausgelassen: Original behalten</translation>
    </message>
    <message>
        <source>spared: its crop was taken out by hand</source>
        <translation>ausgelassen: Zuschnitt von Hand entfernt</translation>
    </message>
    <message>
        <source>square, with grey bars</source>
        <translation>quadratisch, mit grauen Balken</translation>
    </message>
    <message>
        <source>squashed to a square</source>
        <translation>zum Quadrat gestaucht</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>wird gestartet …</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>strips or tiles are missing</source>
        <translation>Streifen oder Kacheln fehlen</translation>
    </message>
    <message>
        <source>subjects left of where the model puts them</source>
        <translation>Motive weiter links als beim Modell</translation>
    </message>
    <message>
        <source>subjects right of where the model puts them</source>
        <translation>Motive weiter rechts als beim Modell</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>the EXIF directories are damaged</source>
        <translation>die EXIF-Verzeichnisse sind beschädigt</translation>
    </message>
    <message>
        <source>the ONNX model differs from the trained one by {difference} (limit {limit})</source>
        <translation>das ONNX-Modell weicht vom trainierten um {difference} ab (erlaubt {limit})</translation>
    </message>
    <message>
        <source>the calibration of the angle has an impossible number</source>
        <translation>die Kalibrierung des Winkels enthält eine unmögliche Zahl</translation>
    </message>
    <message>
        <source>the calibration of the angle is not usable: {why}</source>
        <translation>die Kalibrierung des Winkels ist nicht verwendbar: {why}</translation>
    </message>
    <message>
        <source>the calibration of the angle needs {count} prior probabilities above 0</source>
        <translation>die Kalibrierung des Winkels braucht {count} A-priori-Wahrscheinlichkeiten über 0</translation>
    </message>
    <message>
        <source>the catalogue does not tell its size</source>
        <translation>der Katalog nennt seine Größe nicht</translation>
    </message>
    <message>
        <source>the collection needs: pip install &apos;cropperhead-desktop[store]&apos;</source>
        <translation>die Sammlung benötigt: pip install &apos;cropperhead-desktop[store]&apos;</translation>
    </message>
    <message>
        <source>the crop cannot be written: it does not read back</source>
        <translation>der Zuschnitt kann nicht geschrieben werden: Er lässt sich nicht zurücklesen</translation>
    </message>
    <message>
        <source>the crop cannot be written: {why}</source>
        <translation>der Zuschnitt kann nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>the crop has only {width:.0f} x {height:.0f} px: it was enlarged</source>
        <translation>der Zuschnitt hat nur {width:.0f} x {height:.0f} px: Er wurde vergrößert</translation>
    </message>
    <message>
        <source>the crop is already applied to the pixels</source>
        <translation>der Zuschnitt ist auf die Pixel schon angewendet</translation>
    </message>
    <message>
        <source>the crop lies on a picture that Upright or Transform bent</source>
        <translation>der Zuschnitt liegt auf einem Bild, das Upright oder Transformieren verzerrt hat</translation>
    </message>
    <message>
        <source>the crop lies outside the picture</source>
        <translation>der Zuschnitt liegt außerhalb des Bildes</translation>
    </message>
    <message>
        <source>the crop reaches outside the picture</source>
        <translation>der Zuschnitt ragt aus dem Bild</translation>
    </message>
    <message>
        <source>the crop {crop} is not made of finite numbers</source>
        <translation>der Zuschnitt {crop} besteht nicht aus endlichen Zahlen</translation>
    </message>
    <message>
        <source>the decoder crashed on this file ({how})</source>
        <translation>der Decoder ist an dieser Datei abgestürzt ({how})</translation>
    </message>
    <message>
        <source>the decoder process could not be started</source>
        <translation>der Decoder-Prozess konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>the decoder process could not be started ({why})</source>
        <translation>der Decoder-Prozess konnte nicht gestartet werden ({why})</translation>
    </message>
    <message>
        <source>the default of {tag} is neither text, number, true, false nor null</source>
        <translation>der Standardwert von {tag} ist weder Text, Zahl, true, false noch null</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>das Laufwerk ist voll</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>das Laufwerk ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>das Speicherkontingent ist aufgebraucht</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>das Laufwerk meldet einen Fehler</translation>
    </message>
    <message>
        <source>the estimate of worth is not usable: {why}</source>
        <translation>die Schätzung des Nutzens ist nicht verwendbar: {why}</translation>
    </message>
    <message>
        <source>the file is cut off (truncated)</source>
        <translation>die Datei ist abgeschnitten</translation>
    </message>
    <message>
        <source>the file is empty (zero bytes)</source>
        <translation>die Datei ist leer (null Bytes)</translation>
    </message>
    <message>
        <source>the file name is too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>the file or its folder is gone</source>
        <translation>die Datei oder ihr Ordner ist weg</translation>
    </message>
    <message>
        <source>the file would be larger than allowed</source>
        <translation>die Datei wäre größer als erlaubt</translation>
    </message>
    <message>
        <source>the frame is far larger than the photo</source>
        <translation>der Rahmen ist viel größer als das Foto</translation>
    </message>
    <message>
        <source>the installed onnxruntime does not have it</source>
        <translation>im installierten onnxruntime nicht enthalten</translation>
    </message>
    <message>
        <source>the journal cannot be kept, so nothing is written: {why}</source>
        <translation>das Protokoll kann nicht geführt werden, darum wird nichts geschrieben: {why}</translation>
    </message>
    <message>
        <source>the journal cannot be read: {why}</source>
        <translation>das Protokoll ist nicht lesbar: {why}</translation>
    </message>
    <message>
        <source>the journal of this batch is gone</source>
        <translation>das Protokoll dieses Stapels ist weg</translation>
    </message>
    <message>
        <source>the judgement cannot be kept ({why})</source>
        <translation>das Urteil kann nicht gespeichert werden ({why})</translation>
    </message>
    <message>
        <source>the judgement cannot be taken back ({why})</source>
        <translation>das Urteil kann nicht zurückgenommen werden ({why})</translation>
    </message>
    <message>
        <source>the judgements cannot be read ({why})</source>
        <translation>die Urteile sind nicht lesbar ({why})</translation>
    </message>
    <message>
        <source>the label of {file} as {form} reads back differently</source>
        <translation>das Label von {file} als {form} liest sich anders zurück</translation>
    </message>
    <message>
        <source>the labels as {form} cannot be read ({why})</source>
        <translation>die Labels als {form} sind nicht lesbar ({why})</translation>
    </message>
    <message>
        <source>the link points in a circle</source>
        <translation>der Link führt im Kreis</translation>
    </message>
    <message>
        <source>the link points to a file that does not exist</source>
        <translation>der Link zeigt auf eine Datei, die es nicht gibt</translation>
    </message>
    <message>
        <source>the linked crop in {ratio} leaves the picture</source>
        <translation>der verknüpfte Zuschnitt in {ratio} ragt aus dem Bild</translation>
    </message>
    <message>
        <source>the linked crops cannot be written: they do not read back</source>
        <translation>die verknüpften Zuschnitte können nicht geschrieben werden: Sie lassen sich nicht zurücklesen</translation>
    </message>
    <message>
        <source>the loss is no number any more: lower the learning rate</source>
        <translation>der Verlust ist keine Zahl mehr: Lernrate senken</translation>
    </message>
    <message>
        <source>the model does not say how sure it is</source>
        <translation>das Modell sagt nicht, wie sicher es ist</translation>
    </message>
    <message>
        <source>the model itself</source>
        <translation>das Modell selbst</translation>
    </message>
    <message>
        <source>the model proposes to keep everything</source>
        <translation>das Modell schlägt vor, alles zu behalten</translation>
    </message>
    <message>
        <source>the model proposes until you make a crop of your own</source>
        <translation>das Modell schlägt vor, bis Sie selbst zuschneiden</translation>
    </message>
    <message>
        <source>the model proposes, as you wished</source>
        <translation>das Modell schlägt vor, wie Sie es wünschten</translation>
    </message>
    <message>
        <source>the model proposes: it was nearer to your crops</source>
        <translation>das Modell schlägt vor: Es war näher an Ihren Zuschnitten</translation>
    </message>
    <message>
        <source>the model&apos;s scores of boxes are not one finite number each</source>
        <translation>die Bewertungen des Modells sind nicht je Rahmen eine endliche Zahl</translation>
    </message>
    <message>
        <source>the photo is damaged before its XMP</source>
        <translation>das Foto ist vor seinem XMP beschädigt</translation>
    </message>
    <message>
        <source>the photo was turned, cut or replaced since its crop was decided</source>
        <translation>das Foto wurde gedreht, beschnitten oder ersetzt, seit der Zuschnitt entschieden wurde</translation>
    </message>
    <message>
        <source>the photo&apos;s XMP chunk is damaged</source>
        <translation>der XMP-Chunk des Fotos ist beschädigt</translation>
    </message>
    <message>
        <source>the photo&apos;s compressed XMP is cut off or far too large</source>
        <translation>das komprimierte XMP des Fotos ist abgeschnitten oder viel zu groß</translation>
    </message>
    <message>
        <source>the photo&apos;s compressed XMP is damaged</source>
        <translation>das komprimierte XMP des Fotos ist beschädigt</translation>
    </message>
    <message>
        <source>the picture leans {angle}, no line found</source>
        <translation>das Bild ist {angle} geneigt, keine Linie gefunden</translation>
    </message>
    <message>
        <source>the picture looks level, no line found</source>
        <translation>das Bild wirkt gerade, keine Linie gefunden</translation>
    </message>
    <message>
        <source>the pixels lie in more than {most} scans</source>
        <translation>die Pixel liegen in mehr als {most} Durchgängen</translation>
    </message>
    <message>
        <source>the preview cannot be decoded: {why}</source>
        <translation>die Vorschau kann nicht dekodiert werden: {why}</translation>
    </message>
    <message>
        <source>the program is closing</source>
        <translation>das Programm wird beendet</translation>
    </message>
    <message>
        <source>the projection of this model is not where it is looked for</source>
        <translation>die Projektion dieses Modells ist nicht dort, wo sie gesucht wird</translation>
    </message>
    <message>
        <source>the report cannot be written here: {why}</source>
        <translation>der Bericht kann hier nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>the rows of a part cannot be read: {why}</source>
        <translation>die Zeilen eines Teils sind nicht lesbar: {why}</translation>
    </message>
    <message>
        <source>the shape of its picture is not known: a diagonal sensor without a preview</source>
        <translation>die Form des Bildes ist nicht bekannt: ein diagonaler Sensor ohne Vorschau</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>der Anfang</translation>
    </message>
    <message>
        <source>the style cannot be kept ({why})</source>
        <translation>der Stil kann nicht gespeichert werden ({why})</translation>
    </message>
    <message>
        <source>the system&apos;s own folder</source>
        <translation>Ordner des Systems</translation>
    </message>
    <message>
        <source>there is a style called {name} already</source>
        <translation>einen Stil namens {name} gibt es schon</translation>
    </message>
    <message>
        <source>there is no device called {device}; known are auto, {names}</source>
        <translation>ein Gerät namens {device} gibt es nicht; bekannt sind auto, {names}</translation>
    </message>
    <message>
        <source>there is no loss called {loss}; known are: {known}</source>
        <translation>es gibt keinen Verlust namens {loss}; bekannt sind: {known}</translation>
    </message>
    <message>
        <source>there is no model called {name}</source>
        <translation>ein Modell namens {name} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no model called {name}; known are: {known}</source>
        <translation>ein Modell namens {name} gibt es nicht; bekannt sind: {known}</translation>
    </message>
    <message>
        <source>there is no proposal yet</source>
        <translation>es gibt noch keinen Vorschlag</translation>
    </message>
    <message>
        <source>there is no recipe called {recipe}; known are: {known}</source>
        <translation>ein Rezept namens {recipe} gibt es nicht; bekannt sind: {known}</translation>
    </message>
    <message>
        <source>there is no style called {name}</source>
        <translation>einen Stil namens {name} gibt es nicht</translation>
    </message>
    <message>
        <source>thirds</source>
        <translation>Drittel</translation>
    </message>
    <message>
        <source>this format cannot carry a crop inside the file</source>
        <translation>dieses Format kann keinen Zuschnitt in der Datei aufnehmen</translation>
    </message>
    <message>
        <source>this is a folder, not a photo</source>
        <translation>dies ist ein Ordner, kein Foto</translation>
    </message>
    <message>
        <source>this is the photo itself, which is never overwritten</source>
        <translation>dies ist das Foto selbst; es wird nie überschrieben</translation>
    </message>
    <message>
        <source>this model does not hold the weights that were taught further</source>
        <translation>dieses Modell enthält die weitertrainierten Gewichte nicht</translation>
    </message>
    <message>
        <source>this model has no output {name}</source>
        <translation>dieses Modell hat keinen Ausgang {name}</translation>
    </message>
    <message>
        <source>this model holds no MobileNet v1 trunk that could be taught further</source>
        <translation>dieses Modell enthält keinen MobileNet-v1-Stamm, der weitertrainiert werden könnte</translation>
    </message>
    <message>
        <source>this recipe compares with no other weights; `cropperhead evaluate` does</source>
        <translation>dieses Rezept vergleicht nicht mit anderen Gewichten; `cropperhead evaluate` schon</translation>
    </message>
    <message>
        <source>this recipe needs --set photos=FOLDER and --set trunk=FILE</source>
        <translation>dieses Rezept benötigt --set photos=FOLDER und --set trunk=FILE</translation>
    </message>
    <message>
        <source>thumbnails of a network drive</source>
        <translation>Miniaturen eines Netzlaufwerks</translation>
    </message>
    <message>
        <source>tighter</source>
        <translation>enger</translation>
    </message>
    <message>
        <source>tighter than the model by {share} %</source>
        <translation>{share} % enger als das Modell</translation>
    </message>
    <message>
        <source>too little room around the head</source>
        <translation>zu wenig Platz um den Kopf</translation>
    </message>
    <message>
        <source>too little to learn from: {crops} of your own from {shoots}; at least {least} from {apart} are needed, so that what was learnt can be judged on photos it has not seen</source>
        <translation>zu wenig zum Lernen: {crops} von Ihnen aus {shoots}; nötig sind mindestens {least} aus {apart}, damit sich das Gelernte an ungesehenen Fotos beurteilen lässt</translation>
    </message>
    <message>
        <source>too modest</source>
        <translation>zu bescheiden</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>zu klein</translation>
    </message>
    <message>
        <source>too small: the crop would have {found:.1f} MP, wanted {wanted:g} MP</source>
        <translation>zu klein: Der Zuschnitt hätte {found:.1f} MP, verlangt {wanted:g} MP</translation>
    </message>
    <message>
        <source>too sure of itself</source>
        <translation>zu sicher</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>top left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>top of a head</source>
        <translation>Scheitel</translation>
    </message>
    <message>
        <source>top right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>train must have a share, none less than 0</source>
        <translation>train braucht einen Anteil, keiner darf unter 0 liegen</translation>
    </message>
    <message>
        <source>training needs PyTorch: pip install &apos;cropperhead-desktop[train]&apos;</source>
        <translation>Training benötigt PyTorch: pip install &apos;cropperhead-desktop[train]&apos;</translation>
    </message>
    <message>
        <source>triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>trouble of the program itself ({words}); please report it</source>
        <translation>Fehler im Programm selbst ({words}); bitte melden</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>undone in part</source>
        <translation>teils rückgängig gemacht</translation>
    </message>
    <message>
        <source>unseen photos</source>
        <translation>ungesehene Fotos</translation>
    </message>
    <message>
        <source>utf-8</source>
        <translation>utf-8</translation>
    </message>
    <message>
        <source>val</source>
        <translation>val</translation>
    </message>
    <message>
        <source>validation stopped improving: overfitting begins</source>
        <translation>ungesehene Fotos werden nicht besser: Überanpassung beginnt</translation>
    </message>
    <message>
        <source>varies more than people do</source>
        <translation>schwankt mehr, als Menschen es tun</translation>
    </message>
    <message>
        <source>verticals {angle}</source>
        <translation>Senkrechte {angle}</translation>
    </message>
    <message>
        <source>video library</source>
        <translation>Videobibliothek</translation>
    </message>
    <message>
        <source>was changed while it was exported</source>
        <translation>wurde während des Exports geändert</translation>
    </message>
    <message>
        <source>was not made: {path}: {why}</source>
        <translation>wurde nicht erzeugt: {path}: {why}</translation>
    </message>
    <message>
        <source>what was learnt cannot be copied (nothing was learnt yet)</source>
        <translation>Gelerntes kann nicht kopiert werden (noch nichts gelernt)</translation>
    </message>
    <message>
        <source>what was learnt cannot be written ({why})</source>
        <translation>Gelerntes kann nicht geschrieben werden ({why})</translation>
    </message>
    <message>
        <source>which model is used cannot be remembered ({why})</source>
        <translation>das verwendete Modell kann nicht gemerkt werden ({why})</translation>
    </message>
    <message>
        <source>whole photo</source>
        <translation>ganzes Foto</translation>
    </message>
    <message>
        <source>without a photo end a shoot</source>
        <translation>ohne Foto beenden ein Shooting</translation>
    </message>
    <message>
        <source>would have {count:,} labels; {forms} is one file that nobody opens, take parquet or webdataset</source>
        <translation>hätte {count:,} Labels; {forms} ist eine Datei, die niemand öffnet, nehmen Sie parquet oder webdataset</translation>
    </message>
    <message>
        <source>written in UTF-32, which is not supported</source>
        <translation>in UTF-32 geschrieben, das nicht unterstützt wird</translation>
    </message>
    <message>
        <source>your crops propose</source>
        <translation>Ihre Zuschnitte schlagen vor</translation>
    </message>
    <message>
        <source>your crops propose: the ratio and size of the first, where the model likes them</source>
        <translation>Ihre Zuschnitte schlagen vor: Seitenverhältnis und Größe des ersten, wo das Modell sie mag</translation>
    </message>
    <message>
        <source>your editor</source>
        <translation>Ihrem Editor</translation>
    </message>
    <message>
        <source>{angle} clockwise</source>
        <translation>{angle} im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>{angle} counter-clockwise</source>
        <translation>{angle} gegen den Uhrzeigersinn</translation>
    </message>
    <message>
        <source>{blamed}ExifTool crashed on it twice</source>
        <translation>{blamed}ExifTool ist daran zweimal abgestürzt</translation>
    </message>
    <message>
        <source>{blamed}ExifTool did not answer within {limit:g} seconds and was stopped</source>
        <translation>{blamed}ExifTool hat {limit:g} Sekunden lang nicht geantwortet und wurde beendet</translation>
    </message>
    <message>
        <source>{card}: its card has no usable confidence for {name} ({why})</source>
        <translation>{card}: Die Karte hat keine verwendbare Sicherheit für {name} ({why})</translation>
    </message>
    <message>
        <source>{card}: the model that was trained does not run: {why}</source>
        <translation>{card}: Das trainierte Modell läuft nicht: {why}</translation>
    </message>
    <message>
        <source>{card}: {why}</source>
        <translation>{card}: {why}</translation>
    </message>
    <message>
        <source>{count:,} already applied to the pixels</source>
        <translation>{count:,} schon in die Pixel eingerechnet</translation>
    </message>
    <message>
        <source>{count:,} copied from another photo</source>
        <translation>{count:,} von einem anderen Foto übernommen</translation>
    </message>
    <message>
        <source>{count:,} drawn by visitors</source>
        <translation>{count:,} von Besuchern gezogen</translation>
    </message>
    <message>
        <source>{count:,} known by size and ratio only</source>
        <translation>{count:,} nur nach Größe und Format bekannt</translation>
    </message>
    <message>
        <source>{count:,} of photos that changed since</source>
        <translation>{count:,} von Fotos, die sich seither geändert haben</translation>
    </message>
    <message>
        <source>{count:,} on pictures that Upright or Transform bent</source>
        <translation>{count:,} auf Bildern, die Upright oder Transformieren verzogen hat</translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>{count} übernommen</translation>
    </message>
    <message>
        <source>{count} could not be read</source>
        <translation>{count} nicht lesbar</translation>
    </message>
    <message>
        <source>{count} cropped elsewhere</source>
        <translation>{count} anderswo zugeschnitten</translation>
    </message>
    <message>
        <source>{count} faces are known</source>
        <translation>{count} Gesichter bekannt</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count} fine as they are</source>
        <translation>{count} passen so</translation>
    </message>
    <message>
        <source>{count} kept</source>
        <translation>{count} behalten</translation>
    </message>
    <message>
        <source>{count} labels as {form} are read back, {wrote} were written</source>
        <translation>{count} Labels als {form} zurückgelesen, {wrote} wurden geschrieben</translation>
    </message>
    <message>
        <source>{count} left as they are, since somebody changed them meanwhile.</source>
        <translation>{count} unverändert gelassen, da inzwischen von anderer Seite geändert.</translation>
    </message>
    <message>
        <source>{count} moved too much</source>
        <translation>{count} zu stark bewegt</translation>
    </message>
    <message>
        <source>{count} of {photos}</source>
        <translation>{count} von {photos}</translation>
    </message>
    <message>
        <source>{count} of {photos} looked at</source>
        <translation>{count} von {photos} angesehen</translation>
    </message>
    <message>
        <source>{count} of {total} selected</source>
        <translation>{count} von {total} ausgewählt</translation>
    </message>
    <message>
        <source>{count} pictures, numbered from left to right</source>
        <translation>{count} Bilder, von links nach rechts nummeriert</translation>
    </message>
    <message>
        <source>{count} put back.</source>
        <translation>{count} wiederhergestellt.</translation>
    </message>
    <message>
        <source>{count} undecided</source>
        <translation>{count} unentschieden</translation>
    </message>
    <message>
        <source>{cropped} cropped, {whole} kept whole.</source>
        <translation>{cropped} zugeschnitten, {whole} im Original behalten.</translation>
    </message>
    <message>
        <source>{crops} count by size and ratio alone: the photos are elsewhere or older.</source>
        <translation>{crops} nur nach Größe und Seitenverhältnis gewertet: Die Fotos liegen anderswo oder sind älter.</translation>
    </message>
    <message>
        <source>{crops} drawn and not accepted yet</source>
        <translation>{crops} gezeichnet, noch nicht übernommen</translation>
    </message>
    <message>
        <source>{crops} learnt; proposals are yours now</source>
        <translation>{crops} gelernt; die Vorschläge sind jetzt Ihre</translation>
    </message>
    <message>
        <source>{crops} learnt; the model still proposes</source>
        <translation>{crops} gelernt; noch schlägt das Modell vor</translation>
    </message>
    <message>
        <source>{crops} to accept</source>
        <translation>{crops} zu übernehmen</translation>
    </message>
    <message>
        <source>{done} done</source>
        <translation>{done} erledigt</translation>
    </message>
    <message>
        <source>{done} done, {undone} taken back</source>
        <translation>{done} erledigt, {undone} zurückgenommen</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation>{done} von {total} beantwortet</translation>
    </message>
    <message>
        <source>{editor} has a crop of another picture</source>
        <translation>{editor} hat einen Zuschnitt eines anderen Bildes</translation>
    </message>
    <message>
        <source>{editor} keeps its own crop of this photo</source>
        <translation>{editor} behält den eigenen Zuschnitt dieses Fotos</translation>
    </message>
    <message>
        <source>{editor}: untested, its crops were never compared with what this version shows</source>
        <translation>{editor}: ungetestet, seine Zuschnitte wurden nie mit dem verglichen, was diese Version zeigt</translation>
    </message>
    <message>
        <source>{files} looked at</source>
        <translation>{files} angesehen</translation>
    </message>
    <message>
        <source>{files} put back</source>
        <translation>{files} wiederhergestellt</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}</source>
        <translation>{file} kann nicht gelesen werden: {why}</translation>
    </message>
    <message>
        <source>{file} is as it was: {why}</source>
        <translation>{file} ist, wie es war: {why}</translation>
    </message>
    <message>
        <source>{file} is ignored: {why}</source>
        <translation>{file} wird ignoriert: {why}</translation>
    </message>
    <message>
        <source>{file} is there and cannot be read: somebody</source>
        <translation>jemand (die vorhandene Datei {file} ist nicht lesbar)</translation>
    </message>
    <message>
        <source>{file} was left by an interrupted ExifTool</source>
        <translation>{file} stammt von einem unterbrochenen ExifTool</translation>
    </message>
    <message>
        <source>{file} {why}</source>
        <translation>{file} {why}</translation>
    </message>
    <message>
        <source>{file}: only the crop was taken back, other things in it changed since</source>
        <translation>{file}: nur der Zuschnitt wurde zurückgenommen, anderes darin hat sich seitdem geändert</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{file}: {why}</source>
        <translation>{file}: {why}</translation>
    </message>
    <message>
        <source>{file}: {words}</source>
        <translation>{file}: {words}</translation>
    </message>
    <message>
        <source>{folders} passed over: {kinds}</source>
        <translation>{folders} übergangen: {kinds}</translation>
    </message>
    <message>
        <source>{folder} is not here: {photos}</source>
        <translation>{folder} ist nicht hier: {photos}</translation>
    </message>
    <message>
        <source>{form} needs {package}: {how}</source>
        <translation>{form} benötigt {package}: {how}</translation>
    </message>
    <message>
        <source>{found}, {count} gone</source>
        <translation>{found}, {count} weg</translation>
    </message>
    <message>
        <source>{gain} on {shoots} it had not seen ({crops})</source>
        <translation>{gain} an {shoots}, die es nicht gesehen hatte ({crops})</translation>
    </message>
    <message>
        <source>{holder} writes in this folder; if it does not run any more, remove {file}</source>
        <translation>in diesem Ordner schreibt {holder}; falls das nicht mehr läuft, {file} entfernen</translation>
    </message>
    <message>
        <source>{host} has another {what}; copy the one of here</source>
        <translation>{host} hat eine andere Fassung ({what}); die von hier kopieren</translation>
    </message>
    <message>
        <source>{host} has version {version} of the program</source>
        <translation>{host} hat Version {version} des Programms</translation>
    </message>
    <message>
        <source>{judged} judged · {left} to go</source>
        <translation>{judged} beurteilt · noch {left}</translation>
    </message>
    <message>
        <source>{judged}, {same} of them without a difference to be seen</source>
        <translation>{judged}, {same} davon ohne sichtbaren Unterschied</translation>
    </message>
    <message>
        <source>{keys} so far</source>
        <translation>bisher {keys}</translation>
    </message>
    <message>
        <source>{key} is “{name}” already.</source>
        <translation>{key} ist schon „{name}“.</translation>
    </message>
    <message>
        <source>{kinds}: both get every decision</source>
        <translation>{kinds}: Jede Entscheidung gilt für beide</translation>
    </message>
    <message>
        <source>{left} of {total} need you</source>
        <translation>{left} von {total} brauchen Sie</translation>
    </message>
    <message>
        <source>{line!r} is not NAME=VALUE</source>
        <translation>{line!r} ist nicht NAME=VALUE</translation>
    </message>
    <message>
        <source>{manifest}: both splits, train and val, must hold photos</source>
        <translation>{manifest}: Beide Teile, train und val, müssen Fotos enthalten</translation>
    </message>
    <message>
        <source>{manifest}: not a manifest of crops ({why})</source>
        <translation>{manifest}: kein Manifest von Zuschnitten ({why})</translation>
    </message>
    <message>
        <source>{manifest}: not a manifest of photos ({why})</source>
        <translation>{manifest}: kein Manifest von Fotos ({why})</translation>
    </message>
    <message>
        <source>{manifest}: site {site} is in both splits</source>
        <translation>{manifest}: Site {site} ist in beiden Teilen</translation>
    </message>
    <message>
        <source>{mean} [{low}, {high}]</source>
        <translation>{mean} [{low}; {high}]</translation>
    </message>
    <message>
        <source>{member} reads back differently</source>
        <translation>{member} liest sich anders zurück</translation>
    </message>
    <message>
        <source>{model}, shuffled</source>
        <translation>{model}, vertauscht</translation>
    </message>
    <message>
        <source>{model}: the file of this model is gone</source>
        <translation>{model}: Die Datei dieses Modells ist weg</translation>
    </message>
    <message>
        <source>{more} needed before anything can be said about habits.</source>
        <translation>{more} nötig, bevor sich etwas über Gewohnheiten sagen lässt.</translation>
    </message>
    <message>
        <source>{name!r} is not one of {known}</source>
        <translation>{name!r} gehört nicht zu {known}</translation>
    </message>
    <message>
        <source>{name} (not found)</source>
        <translation>{name} (nicht gefunden)</translation>
    </message>
    <message>
        <source>{name} cannot be opened</source>
        <translation>{name} kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>{name} comes with the program and stays</source>
        <translation>{name} gehört zum Programm und bleibt</translation>
    </message>
    <message>
        <source>{name} goes with all that it learnt. Crops stay.</source>
        <translation>{name} wird mit allem Gelernten entfernt. Zuschnitte bleiben.</translation>
    </message>
    <message>
        <source>{name} has no head that could be taught; only a network can be trained</source>
        <translation>{name} hat keinen Kopf, der lernen könnte; nur ein Netz lässt sich trainieren</translation>
    </message>
    <message>
        <source>{name} is &quot;{text}&quot;, not a number</source>
        <translation>{name} ist &quot;{text}&quot;, keine Zahl</translation>
    </message>
    <message>
        <source>{name} is &quot;{text}&quot;, outside the picture (0 to 1)</source>
        <translation>{name} ist &quot;{text}&quot;, außerhalb des Bildes (0 bis 1)</translation>
    </message>
    <message>
        <source>{name} is gone; its crop was not saved.</source>
        <translation>{name} ist weg; der Zuschnitt wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} fehlt</translation>
    </message>
    <message>
        <source>{name} is no name for a style</source>
        <translation>{name} ist kein Name für einen Stil</translation>
    </message>
    <message>
        <source>{name} is {gain}</source>
        <translation>{name} ist {gain}</translation>
    </message>
    <message>
        <source>{name} proposes from now on</source>
        <translation>ab jetzt schlägt {name} vor</translation>
    </message>
    <message>
        <source>{name} scores no candidates; teach another one or use --recipe 2020</source>
        <translation>{name} bewertet keine Kandidaten; ein anderes lehren oder --recipe 2020 nehmen</translation>
    </message>
    <message>
        <source>{name} stays; what it learnt can be forgotten</source>
        <translation>{name} bleibt; das Gelernte kann vergessen werden</translation>
    </message>
    <message>
        <source>{name} {text!r} cannot be written as XML</source>
        <translation>{name} {text!r} lässt sich nicht als XML schreiben</translation>
    </message>
    <message>
        <source>{name} {text} cannot be written: it does not read back</source>
        <translation>{name} {text} kann nicht geschrieben werden: Es lässt sich nicht zurücklesen</translation>
    </message>
    <message>
        <source>{name}: cut</source>
        <translation>{name}: angeschnitten</translation>
    </message>
    <message>
        <source>{name}: its sidecar changed while your crop is not saved. Enter writes yours over it; resetting the crop takes theirs.</source>
        <translation>{name}: Die XMP-Datei hat sich geändert, Ihr Zuschnitt ist noch nicht gespeichert. Enter überschreibt sie mit Ihrem; Zuschnitt zurücksetzen übernimmt den fremden.</translation>
    </message>
    <message>
        <source>{name}: there is no photo with a crop to judge by ({unchanged} were accepted unchanged)</source>
        <translation>{name}: kein Foto mit einem Zuschnitt als Maßstab ({unchanged} wurden unverändert übernommen)</translation>
    </message>
    <message>
        <source>{name}: you {own} %, model {model} %</source>
        <translation>{name}: Sie {own} %, Modell {model} %</translation>
    </message>
    <message>
        <source>{name}: {count}, {area} % kept, centre {x} % from left and {y} % from top</source>
        <translation>{name}: {count}, {area} % behalten, Mitte {x} % von links und {y} % von oben</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>{name}: {wrong!r} is not one of {known}</source>
        <translation>{name}: {wrong!r} gehört nicht zu {known}</translation>
    </message>
    <message>
        <source>{new} has another crop by now than was decided in {old}; it counts</source>
        <translation>{new} hat inzwischen einen anderen Zuschnitt, als in {old} entschieden wurde; er zählt</translation>
    </message>
    <message>
        <source>{one}, {more}</source>
        <translation>{one}, {more}</translation>
    </message>
    <message>
        <source>{one}; {more}</source>
        <translation>{one}; {more}</translation>
    </message>
    <message>
        <source>{origin}, which does not count here</source>
        <translation>{origin}; das zählt hier nicht</translation>
    </message>
    <message>
        <source>{part} of the previous photo pasted to {photos}</source>
        <translation>{part} des vorigen Fotos in {photos} eingefügt</translation>
    </message>
    <message>
        <source>{part} pasted to {photos}</source>
        <translation>{part} in {photos} eingefügt</translation>
    </message>
    <message>
        <source>{part} synced to {photos}</source>
        <translation>{part} mit {photos} synchronisiert</translation>
    </message>
    <message>
        <source>{path} is not a text</source>
        <translation>{path} ist kein Text</translation>
    </message>
    <message>
        <source>{path}: ExifTool cannot read it ({words})</source>
        <translation>{path}: für ExifTool nicht lesbar ({words})</translation>
    </message>
    <message>
        <source>{path}: cannot be read ({why})</source>
        <translation>{path}: nicht lesbar ({why})</translation>
    </message>
    <message>
        <source>{path}: cannot be tried ({why})</source>
        <translation>{path}: kann nicht ausprobiert werden ({why})</translation>
    </message>
    <message>
        <source>{path}: damaged, or not an .npz of numbers ({why})</source>
        <translation>{path}: beschädigt oder kein .npz mit Zahlen ({why})</translation>
    </message>
    <message>
        <source>{path}: no model with an angle branch ({why})</source>
        <translation>{path}: kein Modell mit Winkelzweig ({why})</translation>
    </message>
    <message>
        <source>{path}: not the weights of an EfficientNet-Lite0 ({why})</source>
        <translation>{path}: nicht die Gewichte eines EfficientNet-Lite0 ({why})</translation>
    </message>
    <message>
        <source>{path}: not {what} ({why})</source>
        <translation>{path}: nicht {what} ({why})</translation>
    </message>
    <message>
        <source>{path}: output {name} holds values that are not numbers</source>
        <translation>{path}: Ausgang {name} enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>{path}: the card is for a model called {card}</source>
        <translation>{path}: Die Karte ist für ein Modell namens {card}</translation>
    </message>
    <message>
        <source>{path}: the checkpoint cannot be read ({why})</source>
        <translation>{path}: der Zwischenstand kann nicht gelesen werden ({why})</translation>
    </message>
    <message>
        <source>{path}: the model answers {shapes}, its card says {wanted}</source>
        <translation>{path}: Das Modell liefert {shapes}, die Karte sagt {wanted}</translation>
    </message>
    <message>
        <source>{path}: the model cannot be read ({why})</source>
        <translation>{path}: Das Modell ist nicht lesbar ({why})</translation>
    </message>
    <message>
        <source>{path}: the model cannot be written ({why})</source>
        <translation>{path}: Das Modell kann nicht geschrieben werden ({why})</translation>
    </message>
    <message>
        <source>{path}: the model card cannot be read ({why})</source>
        <translation>{path}: Die Modellkarte ist nicht lesbar ({why})</translation>
    </message>
    <message>
        <source>{path}: the model card is not JSON ({why})</source>
        <translation>{path}: Die Modellkarte ist kein JSON ({why})</translation>
    </message>
    <message>
        <source>{path}: the model card is not usable: {why}</source>
        <translation>{path}: Die Modellkarte ist nicht verwendbar: {why}</translation>
    </message>
    <message>
        <source>{path}: the model crashed or needed more than {memory} MB on a blank picture, it is not used</source>
        <translation>{path}: Das Modell ist bei einem leeren Bild abgestürzt oder brauchte mehr als {memory} MB; es wird nicht verwendet</translation>
    </message>
    <message>
        <source>{path}: the model does not load: {why}</source>
        <translation>{path}: Das Modell lässt sich nicht laden: {why}</translation>
    </message>
    <message>
        <source>{path}: the model does not run: {why}</source>
        <translation>{path}: Das Modell läuft nicht: {why}</translation>
    </message>
    <message>
        <source>{path}: the model is damaged or was replaced: its SHA-256 is not the one on its card</source>
        <translation>{path}: Das Modell ist beschädigt oder wurde ersetzt: Die SHA-256 ist nicht die auf der Karte</translation>
    </message>
    <message>
        <source>{path}: the model took longer than {limit:g} s on a blank picture, it is not used</source>
        <translation>{path}: Das Modell brauchte für ein leeres Bild länger als {limit:g} s; es wird nicht verwendet</translation>
    </message>
    <message>
        <source>{path}: there is already a model of this name</source>
        <translation>{path}: Ein Modell dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>{path}: this folder holds a run with another configuration or data</source>
        <translation>{path}: dieser Ordner enthält einen Lauf mit anderer Konfiguration oder anderen Daten</translation>
    </message>
    <message>
        <source>{path}: {name} has another shape than a level reader&apos;s</source>
        <translation>{path}: {name} hat eine andere Form als bei einem Neigungsleser</translation>
    </message>
    <message>
        <source>{path}: {name} is missing; this is no EfficientNet-Lite0</source>
        <translation>{path}: {name} fehlt; dies ist kein EfficientNet-Lite0</translation>
    </message>
    <message>
        <source>{path}: {name} is missing; this is no level reader</source>
        <translation>{path}: {name} fehlt; dies ist kein Neigungsleser</translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation>{path}: {why}</translation>
    </message>
    <message>
        <source>{photos} accepted</source>
        <translation>{photos} übernommen</translation>
    </message>
    <message>
        <source>{photos} another crop than was written here. Double-click one to look at it.</source>
        <translation>{photos} einen anderen Zuschnitt, als hier geschrieben wurde. Zum Ansehen doppelklicken.</translation>
    </message>
    <message>
        <source>{photos} as before</source>
        <translation>{photos} wie zuvor</translation>
    </message>
    <message>
        <source>{photos} cropped</source>
        <translation>{photos} zugeschnitten</translation>
    </message>
    <message>
        <source>{photos} fine as they are: Shift+K passes them</source>
        <translation>{photos} in Ordnung: Umschalt+K zum Durchwinken</translation>
    </message>
    <message>
        <source>{photos} kept whole</source>
        <translation>{photos} im Original behalten</translation>
    </message>
    <message>
        <source>{photos} left out: {reason}</source>
        <translation>{photos} ausgelassen: {reason}</translation>
    </message>
    <message>
        <source>{photos} levelled by Upright or Transform, by {angle}° on average.</source>
        <translation>{photos} durch Upright oder Transformieren gerade ausgerichtet, im Mittel um {angle}°.</translation>
    </message>
    <message>
        <source>{photos} of a format in which Lightroom sees no crop made elsewhere: export them here.</source>
        <translation>{photos} in einem Format, in dem Lightroom keine fremden Zuschnitte sieht: hier exportieren.</translation>
    </message>
    <message>
        <source>{photos} of a format whose sidecars Lightroom ignores (JPEG, TIFF, HEIC, DNG): write the crops into the files, then Read Metadata from File as well.</source>
        <translation>{photos} in einem Format, dessen XMP-Dateien Lightroom ignoriert (JPEG, TIFF, HEIC, DNG): Zuschnitte in die Dateien schreiben, dann ebenfalls „Metadaten aus Datei lesen“.</translation>
    </message>
    <message>
        <source>{photos} passed as they are</source>
        <translation>{photos} so durchgewinkt</translation>
    </message>
    <message>
        <source>{photos} reset</source>
        <translation>{photos} zurückgesetzt</translation>
    </message>
    <message>
        <source>{photos} selected; Ctrl+D ends the selection</source>
        <translation>{photos} ausgewählt; Strg+D hebt die Auswahl auf</translation>
    </message>
    <message>
        <source>{photos} there not cropped.</source>
        <translation>{photos} dort nicht zugeschnitten.</translation>
    </message>
    <message>
        <source>{photos} with a crop</source>
        <translation>{photos} mit Zuschnitt</translation>
    </message>
    <message>
        <source>{photos} with a sidecar: where nothing is unsaved, select them in Lightroom, then Metadata → Read Metadata from File.</source>
        <translation>{photos} mit XMP-Datei: Wo nichts ungespeichert ist, in Lightroom auswählen, dann Metadaten → Metadaten aus Datei lesen.</translation>
    </message>
    <message>
        <source>{photos} with the crop inside: Read Metadata from File shows it.</source>
        <translation>{photos} mit eingebettetem Zuschnitt: „Metadaten aus Datei lesen“ zeigt ihn.</translation>
    </message>
    <message>
        <source>{photos} would be cropped</source>
        <translation>{photos} zum Zuschneiden</translation>
    </message>
    <message>
        <source>{photos}, surest first. One undo takes all of them back.</source>
        <translation>{photos}, die sichersten zuerst. Ein Rückgängig nimmt alle zurück.</translation>
    </message>
    <message>
        <source>{photos}, {keys}</source>
        <translation>{photos}, {keys}</translation>
    </message>
    <message>
        <source>{photos}, {left} undecided</source>
        <translation>{photos}, {left} unentschieden</translation>
    </message>
    <message>
        <source>{photo} has several full pages; page {page} is shown</source>
        <translation>{photo} hat mehrere ganze Seiten; Seite {page} wird gezeigt</translation>
    </message>
    <message>
        <source>{photo}: ExifTool did not write ({words})</source>
        <translation>{photo}: ExifTool hat nicht geschrieben ({words})</translation>
    </message>
    <message>
        <source>{pictures} exported</source>
        <translation>{pictures} exportiert</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <source>{place}/{count}</source>
        <translation>{place}/{count}</translation>
    </message>
    <message>
        <source>{preset} drawn on {photos}</source>
        <translation>{preset} auf {photos} gezeichnet</translation>
    </message>
    <message>
        <source>{preset}: click both eyes</source>
        <translation>{preset}: beide Augen anklicken</translation>
    </message>
    <message>
        <source>{program} reads no sidecar of {photos}: write the crops into them.</source>
        <translation>{program} liest keine XMP-Datei zu {photos}: Zuschnitte in die Fotos schreiben.</translation>
    </message>
    <message>
        <source>{program} shows the crops when it reads its files anew.</source>
        <translation>{program} zeigt die Zuschnitte, wenn es die Dateien neu einliest.</translation>
    </message>
    <message>
        <source>{program} will not show all of these crops by itself.</source>
        <translation>{program} zeigt nicht alle diese Zuschnitte von selbst.</translation>
    </message>
    <message>
        <source>{program}: ExifTool cannot be started ({why})</source>
        <translation>{program}: ExifTool kann nicht gestartet werden ({why})</translation>
    </message>
    <message>
        <source>{proposals} to go</source>
        <translation>noch {proposals}</translation>
    </message>
    <message>
        <source>{ratio} is the commonest ratio ({share} of the crops).</source>
        <translation>{ratio} ist das häufigste Seitenverhältnis ({share} der Zuschnitte).</translation>
    </message>
    <message>
        <source>{reason}. Enter tries again.</source>
        <translation>{reason}. Enter versucht es erneut.</translation>
    </message>
    <message>
        <source>{reason}; `style reset` begins anew</source>
        <translation>{reason}; `style reset` beginnt neu</translation>
    </message>
    <message>
        <source>{run}: not the folder of a finished run ({why})</source>
        <translation>{run}: nicht der Ordner eines fertigen Laufs ({why})</translation>
    </message>
    <message>
        <source>{said}.</source>
        <translation>{said}.</translation>
    </message>
    <message>
        <source>{said}. If the gain is real, about {decisions} more would show it (80 % power).</source>
        <translation>{said}. Ist der Gewinn echt, würden ihn etwa {decisions} mehr zeigen (Teststärke 80 %).</translation>
    </message>
    <message>
        <source>{said}. Nothing here says that more of the same decisions would change that.</source>
        <translation>{said}. Nichts spricht dafür, dass mehr solcher Entscheidungen das ändern.</translation>
    </message>
    <message>
        <source>{shares}. Near-duplicates are looked for on the way and kept on one side, which may shift this.</source>
        <translation>{shares}. Beinahe-Duplikate werden unterwegs gesucht und bleiben auf einer Seite, was dies verschieben kann.</translation>
    </message>
    <message>
        <source>{sidecars} written</source>
        <translation>{sidecars} geschrieben</translation>
    </message>
    <message>
        <source>{size} MP · {ratio} · {share} of the photo</source>
        <translation>{size} MP · {ratio} · {share} des Fotos</translation>
    </message>
    <message>
        <source>{skipped} skipped, {failed} failed, in {time}</source>
        <translation>{skipped} übersprungen, {failed} fehlgeschlagen, in {time}</translation>
    </message>
    <message>
        <source>{source}: there is no choice {name!r}; known are: {known}</source>
        <translation>{source}: es gibt keine Wahl {name!r}; bekannt sind: {known}</translation>
    </message>
    <message>
        <source>{state}, not saved yet</source>
        <translation>{state}, noch nicht gespeichert</translation>
    </message>
    <message>
        <source>{table}: not a table of tilts ({why})</source>
        <translation>{table}: keine Tabelle von Neigungen ({why})</translation>
    </message>
    <message>
        <source>{text!r} is not a colour: black, white, grey or #rrggbb</source>
        <translation>{text!r} ist keine Farbe: black, white, grey oder #rrggbb</translation>
    </message>
    <message>
        <source>{text!r} is not up to three numbers for train, val and test, such as 80,10,10</source>
        <translation>{text!r} sind nicht bis zu drei Zahlen für train, val und test, etwa 80,10,10</translation>
    </message>
    <message>
        <source>{text}, {count} to go</source>
        <translation>{text}, noch {count}</translation>
    </message>
    <message>
        <source>{text}; Enter accepts</source>
        <translation>{text}; Enter übernimmt</translation>
    </message>
    <message>
        <source>{text}; {count} cannot be marked or are still being read</source>
        <translation>{text}; {count} nicht markierbar oder noch nicht gelesen</translation>
    </message>
    <message>
        <source>{text}; {count} still being read</source>
        <translation>{text}; {count} werden noch gelesen</translation>
    </message>
    <message>
        <source>{what} is {value!r}, neither true nor false</source>
        <translation>{what} ist {value!r}, weder true noch false</translation>
    </message>
    <message>
        <source>{what} is {value}, not {kind}</source>
        <translation>{what} ist {value}, nicht {kind}</translation>
    </message>
    <message>
        <source>{why}, nor any or as-shot</source>
        <translation>{why}, auch nicht any oder as-shot</translation>
    </message>
    <message>
        <source>{width} x {height} pixels are too large: {kind} files can be read up to {most} megapixels</source>
        <translation>{width} x {height} Pixel sind zu groß: {kind}-Dateien sind bis {most} Megapixel lesbar</translation>
    </message>
    <message>
        <source>{width} × {height} px at {left}, {top}</source>
        <translation>{width} × {height} px bei {left}, {top}</translation>
    </message>
    <message>
        <source>{words} in {folder}: {text}</source>
        <translation>{words} in {folder}: {text}</translation>
    </message>
    <message>
        <source>{words} {key} changes that back</source>
        <translation>{words} {key} macht das rückgängig</translation>
    </message>
    <message>
        <source>{words}, as you wished</source>
        <translation>{words}, wie Sie es wünschten</translation>
    </message>
    <message>
        <source>{words}, written</source>
        <translation>{words}, geschrieben</translation>
    </message>
    <message>
        <source>{words}, {count} left since they changed</source>
        <translation>{words}, {count} gelassen, da geändert</translation>
    </message>
    <message>
        <source>{words}: {step}</source>
        <translation>{words}: {step}</translation>
    </message>
    <message>
        <source>{words}; {count} need you: Shift+K again passes these, too</source>
        <translation>{words}; {count} brauchen Sie: Nochmals Umschalt+K winkt auch diese durch</translation>
    </message>
    <message>
        <source>{words}; {crops} to accept</source>
        <translation>{words}; {crops} zu übernehmen</translation>
    </message>
    <message>
        <source>{words}; {proposals} on the way</source>
        <translation>{words}; {proposals} unterwegs</translation>
    </message>
    <message>
        <source>{x} % from left, {y} % from top: in {share} % of the crops</source>
        <translation>{x} % von links, {y} % von oben: in {share} % der Zuschnitte</translation>
    </message>
    <message>
        <source>… from the centre</source>
        <translation>… von der Mitte aus</translation>
    </message>
    <message>
        <source>… keeping the ratio</source>
        <translation>… mit festem Seitenverhältnis</translation>
    </message>
    <message>
        <source>← or →</source>
        <translation>← oder →</translation>
    </message>
    <message numerus="yes">
        <source>{count} crops</source>
        <translation>
            <numerusform>{count} Zuschnitt</numerusform>
            <numerusform>{count} Zuschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} decisions</source>
        <translation>
            <numerusform>{count} Entscheidung</numerusform>
            <numerusform>{count} Entscheidungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} drawn crops</source>
        <translation>
            <numerusform>{count} Entwurf</numerusform>
            <numerusform>{count} Entwürfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} epochs</source>
        <translation>
            <numerusform>{count} Epoche</numerusform>
            <numerusform>{count} Epochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} errors</source>
        <translation>
            <numerusform>{count} Fehler</numerusform>
            <numerusform>{count} Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} files</source>
        <translation>
            <numerusform>{count} Datei</numerusform>
            <numerusform>{count} Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} folders of other programs</source>
        <translation>
            <numerusform>{count} Ordner anderer Programme</numerusform>
            <numerusform>{count} Ordner anderer Programme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} groups</source>
        <translation>
            <numerusform>{count} Gruppe</numerusform>
            <numerusform>{count} Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} items</source>
        <translation>
            <numerusform>{count} Element</numerusform>
            <numerusform>{count} Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} judgements</source>
        <translation>
            <numerusform>{count} Urteil</numerusform>
            <numerusform>{count} Urteile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} keys</source>
        <translation>
            <numerusform>{count} Tastendruck</numerusform>
            <numerusform>{count} Tastendrücke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} more crops</source>
        <translation>
            <numerusform>{count} weiterer Zuschnitt</numerusform>
            <numerusform>{count} weitere Zuschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} new photos</source>
        <translation>
            <numerusform>{count} neues Foto</numerusform>
            <numerusform>{count} neue Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} notes</source>
        <translation>
            <numerusform>{count} Hinweis</numerusform>
            <numerusform>{count} Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} occasions</source>
        <translation>
            <numerusform>{count} Anlass</numerusform>
            <numerusform>{count} Anlässe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} other cameras</source>
        <translation>
            <numerusform>{count} andere Kamera</numerusform>
            <numerusform>{count} andere Kameras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} photo files</source>
        <translation>
            <numerusform>{count} Fotodatei</numerusform>
            <numerusform>{count} Fotodateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} photos</source>
        <translation>
            <numerusform>{count} Foto</numerusform>
            <numerusform>{count} Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} photos have</source>
        <translation>
            <numerusform>{count} Foto hat</numerusform>
            <numerusform>{count} Fotos haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <translation>
            <numerusform>{count} Bild</numerusform>
            <numerusform>{count} Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} proposals</source>
        <translation>
            <numerusform>{count} Vorschlag</numerusform>
            <numerusform>{count} Vorschläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} shoots</source>
        <translation>
            <numerusform>{count} Shooting</numerusform>
            <numerusform>{count} Shootings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} shots</source>
        <translation>
            <numerusform>{count} Aufnahme</numerusform>
            <numerusform>{count} Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} sidecars</source>
        <translation>
            <numerusform>{count} XMP-Datei</numerusform>
            <numerusform>{count} XMP-Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} stars</source>
        <translation>
            <numerusform>{count} Stern</numerusform>
            <numerusform>{count} Sterne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} subfolders</source>
        <translation>
            <numerusform>{count} Unterordner</numerusform>
            <numerusform>{count} Unterordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} undecided photos</source>
        <translation>
            <numerusform>{count} unentschiedenes Foto</numerusform>
            <numerusform>{count} unentschiedene Fotos</numerusform>
        </translation>
    </message>
</context>
</TS>
