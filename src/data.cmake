# Styles, words and fonts, laid out in the build as they are installed: share/rutter/styles, words and fonts. The base map and the
# index of names are made beside them by src/layers and src/places.

file(GLOB styles CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/styles/*.json)
file(GLOB words CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/styles/words/*.json)
file(GLOB fonts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/styles/fonts/*)
add_custom_command(OUTPUT ${RUTTER_DATA_DIR}/styles.stamp DEPENDS ${styles} ${words} ${fonts}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${RUTTER_DATA_DIR}/styles ${RUTTER_DATA_DIR}/words ${RUTTER_DATA_DIR}/fonts
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${styles} ${RUTTER_DATA_DIR}/styles
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${words} ${RUTTER_DATA_DIR}/words
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${fonts} ${RUTTER_DATA_DIR}/fonts
  COMMAND ${CMAKE_COMMAND} -E touch ${RUTTER_DATA_DIR}/styles.stamp COMMENT "Copying styles, words and fonts" VERBATIM)
add_custom_target(rutter_styles ALL DEPENDS ${RUTTER_DATA_DIR}/styles.stamp)

install(FILES ${styles} DESTINATION ${CMAKE_INSTALL_DATADIR}/rutter/styles)
install(FILES ${words} DESTINATION ${CMAKE_INSTALL_DATADIR}/rutter/words)
install(FILES ${fonts} DESTINATION ${CMAKE_INSTALL_DATADIR}/rutter/fonts)
install(FILES ${CMAKE_SOURCE_DIR}/geodata/README.md ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
