"""LibreOffice's mail merge of one certificate page: frame, photo and code as pictures, the words from a list.

usage: mail-merge.py DIRECTORY COUNT   (frame.jpg, photo.jpg, code.png and list.csv lie there)
Prints the seconds that the merge into one PDF file took, once the program runs and the page is drawn.
"""
import os, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.awt import Size
from com.sun.star.text.TextContentAnchorType import AT_PAGE

def prop(name, value):
    p = PropertyValue(); p.Name = name; p.Value = value; return p

def mm(x):
    return int(x * 100)

folder, count = os.path.abspath(sys.argv[1]), int(sys.argv[2])
url = lambda name: uno.systemPathToFileUrl(os.path.join(folder, name))
office = subprocess.Popen(['soffice', '--headless', '--norestore', '--nologo',
    '-env:UserInstallation=' + url('profile'), '--accept=pipe,name=guongsang;urp;'],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    resolver = uno.getComponentContext().ServiceManager.createInstance('com.sun.star.bridge.UnoUrlResolver')
    for attempt in range(240):
        try:
            context = resolver.resolve('uno:pipe,name=guongsang;urp;StarOffice.ComponentContext')
            break
        except Exception:
            time.sleep(0.5)
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)

    databases = make('com.sun.star.sdb.DatabaseContext')
    source = databases.createInstance()
    source.URL = 'sdbc:flat:' + url('')
    source.Info = (prop('HeaderLine', True), prop('FieldDelimiter', ','), prop('StringDelimiter', '"'),
        prop('Extension', 'csv'), prop('CharSet', 'UTF-8'))
    source.DatabaseDocument.storeAsURL(url('list.odb'), ())
    if databases.hasByName('guongsang'):
        databases.revokeObject('guongsang')
    databases.registerObject('guongsang', source)

    desktop = make('com.sun.star.frame.Desktop')
    page = desktop.loadComponentFromURL('private:factory/swriter', '_blank', 0, (prop('Hidden', True),))
    style = page.StyleFamilies.getByName('PageStyles').getByName('Standard')
    style.IsLandscape, style.Width, style.Height = True, mm(297), mm(210)
    style.TopMargin, style.BottomMargin, style.LeftMargin, style.RightMargin = mm(20), mm(15), mm(25), mm(25)
    provider = make('com.sun.star.graphic.GraphicProvider')
    text = page.Text
    cursor = text.createTextCursor()

    def picture(name, x, y, w, h):
        shape = page.createInstance('com.sun.star.text.TextGraphicObject')
        shape.Graphic = provider.queryGraphic((prop('URL', url(name)),))
        # by the paragraph: what hangs on a page is not repeated for the next record
        from com.sun.star.text.TextContentAnchorType import AT_PARAGRAPH
        from com.sun.star.text.RelOrientation import PAGE_FRAME
        from com.sun.star.text.WrapTextMode import THROUGH
        shape.AnchorType = AT_PARAGRAPH
        shape.Size = Size(mm(w), mm(h))
        text.insertTextContent(text.createTextCursor(), shape, False)
        shape.HoriOrient = shape.VertOrient = 0
        shape.HoriOrientRelation = shape.VertOrientRelation = PAGE_FRAME
        shape.HoriOrientPosition, shape.VertOrientPosition = mm(x), mm(y)
        shape.Surround, shape.Opaque = THROUGH, False

    def words(size, bold, *parts):
        cursor.CharFontName, cursor.CharHeight, cursor.CharWeight = 'Liberation Serif', size, 150 if bold else 100
        cursor.ParaAdjust = uno.Enum('com.sun.star.style.ParagraphAdjust', 'CENTER')
        for part in parts:
            if part.startswith('='):
                field = page.createInstance('com.sun.star.text.TextField.Database')
                master = page.createInstance('com.sun.star.text.FieldMaster.Database')
                master.DataBaseName, master.DataTableName, master.DataColumnName = 'guongsang', 'list', part[1:]
                field.attachTextFieldMaster(master)
                text.insertTextContent(cursor, field, False)
            else:
                text.insertString(cursor, part, False)
        text.insertControlCharacter(cursor, 0, False)

    picture('frame.jpg', 0, 0, 297, 210)
    words(13, True, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    words(13, True, 'Độc lập - Tự do - Hạnh phúc')
    words(16, True, 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NINH ĐÔNG')
    words(14, False, 'TẶNG')
    words(36, True, 'GIẤY KHEN')
    words(26, True, '=name')
    words(14, False, '=place')
    words(14, False, '=achievement')
    words(12, False, 'Quyết định số 125/QĐ-UBND ngày 03 tháng 02 năm 2026')
    words(12, False, 'Vào sổ số: ', '=number')
    words(12, True, 'KT. CHỦ TỊCH')
    words(12, True, 'PHÓ CHỦ TỊCH')
    words(13, True, 'Nguyễn Văn Bình')
    picture('photo.jpg', 22, 86, 30, 40)
    picture('code.png', 25, 155, 32, 32)
    page.storeAsURL(url('page.odt'), ())
    page.close(True)

    merge = make('com.sun.star.text.MailMerge')
    merge.DocumentURL = url('page.odt')
    merge.DataSourceName, merge.CommandType, merge.Command = 'guongsang', 0, 'list'
    merge.OutputType, merge.SaveAsSingleFile = 2, True
    merge.OutputURL, merge.FileNamePrefix, merge.SaveFilter = url(''), 'merged', 'writer_pdf_Export'
    begun = time.time()
    merge.execute(())
    print('%.2f' % (time.time() - begun))
finally:
    try:
        desktop.terminate()
    except Exception:
        pass
    try:
        office.wait(20)
    except Exception:
        office.kill()
