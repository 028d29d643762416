# crop.sh SVGFILE OUT x y w h scale : crop region (svg px) rendered with chromium
svg=$(realpath $1); out=$2; x=$3; y=$4; w=$5; h=$6; s=${7:-1}
W=$(python3 -c "print(int($w*$s))"); H=$(python3 -c "print(int($h*$s))")
cat > /tmp/r/crop.html <<H
<html><body style="margin:0;overflow:hidden;background:white"><img src="file://$svg" style="position:absolute;transform-origin:0 0;transform:scale($s) translate(-${x}px,-${y}px)"></body></html>
H
chromium --headless --no-sandbox --disable-gpu --allow-file-access-from-files --hide-scrollbars --window-size=$W,$H --screenshot=$out file:///tmp/r/crop.html >/dev/null 2>&1
